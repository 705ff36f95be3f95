internal import CXML2
import Glibc

/// Reads HTML into blocks of visible text, by libxml2's event interface.
///
/// No tree is built, so that neither walking nor freeing one can overflow the stack. The encoding
/// is never guessed here: the page must be UTF-8. Broken markup gives what text there is.
package struct HTMLParser: Sendable {
    package init() {}

    /// `nil` when libxml2 cannot allocate a parser or the page is larger than 2 GiB.
    package func parse(_ page: [UInt8]) -> HTMLContent? {
        let repaired = MarkupRepair(page)
        libxmlIsReady()
        guard repaired.parsed.count <= Int(Int32.max), let parser = htmlNewParserCtxt() else {
            return nil
        }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return nil }
        Self.install(in: handler)
        let reading = PageReading(repaired)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_NODEFDTD.rawValue | UInt32(XML_PARSE_HUGE.rawValue)
        withExtendedLifetime(reading) {
            parser.pointee._private = Unmanaged.passUnretained(reading).toOpaque()
            repaired.parsed.withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    let document = htmlCtxtReadMemory(
                        parser, characters.baseAddress, Int32(characters.count), nil, "UTF-8",
                        Int32(options))
                    if let document { xmlFreeDoc(document) }
                }
            }
        }
        return reading.finish()
    }

    private static func install(in handler: UnsafeMutablePointer<htmlSAXHandler>) {
        memset(handler, 0, MemoryLayout<htmlSAXHandler>.size)
        handler.pointee.startElement = { context, name, attributes in
            reading(context)?.startElement(cString(name), Attributes(attributes))
        }
        handler.pointee.endElement = { context, _ in reading(context)?.endElement() }
        let characters: charactersSAXFunc = { context, characters, count in
            guard let parser = context?.assumingMemoryBound(to: htmlParserCtxt.self),
                let reading = reading(context), let characters, count > 0
            else { return }
            let bytes = UnsafeBufferPointer(start: characters, count: Int(count))
            reading.characters(bytes, parsedTo: offset(parser))
        }
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
        handler.pointee.cdataBlock = characters
    }
}

private func reading(_ context: UnsafeMutableRawPointer?) -> PageReading? {
    guard let parser = context?.assumingMemoryBound(to: htmlParserCtxt.self),
        let reading = parser.pointee._private
    else { return nil }
    return Unmanaged<PageReading>.fromOpaque(reading).takeUnretainedValue()
}

/// How many bytes of the page the parser has read.
private func offset(_ parser: UnsafeMutablePointer<htmlParserCtxt>) -> Int {
    guard let input = parser.pointee.input, let base = input.pointee.base,
        let current = input.pointee.cur
    else { return 0 }
    return Int(input.pointee.consumed) + (current - base)
}

/// libxml2 must be made ready once, before two threads parse at the same time.
private let libxml: Void = xmlInitParser()
private func libxmlIsReady() { _ = libxml }

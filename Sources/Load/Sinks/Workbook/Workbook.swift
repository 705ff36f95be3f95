import CXLSXWriter
import Glibc

/// An .xlsx file in the making: libxlsxwriter in constant memory, each row on the disk as soon as the next one begins.
///
/// The same calls give the same bytes: the time of making is fixed, the library dates zip members 1980-01-01.
/// Temporary files lie in a folder beside the file, never in `/tmp`. The library does not tell when a temporary file
/// could not be written, so `close` asks the streams, and checks the length of each sheet in the finished file.
final class Workbook {
    let path: String
    private let temporaryFolder: String
    private var handle: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []

    /// 2000-01-01 in place of the time of making.
    private static let created: time_t = 946_684_800

    init(creating path: String, title: String, isLarge: Bool) throws(LoadError) {
        self.path = path
        temporaryFolder = path + ".parts"
        try OutputFolder.make(temporaryFolder)
        var folder = Array(temporaryFolder.utf8CString)
        handle = folder.withUnsafeMutableBufferPointer { folder in
            var options = lxw_workbook_options(
                constant_memory: 1, tmpdir: folder.baseAddress, use_zip64: isLarge ? 1 : 0)
            return workbook_new_opt(path, &options)
        }
        guard let handle else { throw error("the workbook could not be begun") }
        var title = Array(title.utf8CString)
        title.withUnsafeMutableBufferPointer { title in
            var properties = lxw_doc_properties()
            properties.title = title.baseAddress
            properties.created = Self.created
            workbook_set_properties(handle, &properties)
        }
    }

    deinit {
        if let handle { lxw_workbook_free(handle) }
        rmdir(temporaryFolder)
    }

    /// A new sheet after the others; the name has at most 31 characters and none of `[]:*?/\`.
    func addSheet(_ name: String) throws(LoadError) -> UnsafeMutablePointer<lxw_worksheet> {
        guard let handle, let sheet = workbook_add_worksheet(handle, name) else {
            throw error("the sheet \(name) could not be added")
        }
        sheets.append(sheet)
        return sheet
    }

    func addFormat(
        number: String? = nil, _ change: (UnsafeMutablePointer<lxw_format>) -> Void = { _ in }
    ) throws(LoadError) -> UnsafeMutablePointer<lxw_format> {
        guard let handle, let format = workbook_add_format(handle) else {
            throw error("a format could not be added")
        }
        if let number { format_set_num_format(format, number) }
        change(format)
        return format
    }

    func check(_ status: lxw_error) throws(LoadError) {
        guard status != LXW_NO_ERROR else { return }
        throw error(String(cString: lxw_strerror(status)))
    }

    /// Puts the file together; nothing can be written any more.
    func close() throws(LoadError) {
        guard let open = handle else { return }
        var lengths: [Int] = []
        for sheet in sheets {
            guard let rows = sheet.pointee.optimize_tmpfile else { continue }
            guard fflush(rows) == 0, ferror(rows) == 0 else {
                throw LoadError.fileSystem(
                    operation: "write", path: temporaryFolder, code: errno == 0 ? EIO : errno)
            }
            lengths.append(ftell(rows))
        }
        handle = nil
        sheets = []
        errno = 0
        let status = workbook_close(open)
        if status != LXW_NO_ERROR, errno != 0 {
            throw LoadError.fileSystem(operation: "write", path: path, code: errno)
        }
        try check(status)
        let members = try ZipDirectory(of: path)
        for (index, length) in lengths.enumerated() {
            let name = "xl/worksheets/sheet\(index + 1).xml"
            guard let written = members.lengths[name], written > length else {
                throw error("\(name) is incomplete; is the disk full?")
            }
        }
        guard rmdir(temporaryFolder) == 0 else {
            throw LoadError.fileSystem(operation: "rmdir", path: temporaryFolder, code: errno)
        }
    }

    private func error(_ reason: String) -> LoadError { .workbook(path: path, reason: reason) }
}

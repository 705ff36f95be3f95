import CPostgreSQL

/// A connection through libpq; closed when it is let go.
///
/// Errors carry the server's SQLSTATE and message. The connection string is in none of them: libpq quotes it when it
/// cannot read it, so it is parsed apart first, and a password is blotted out of every message.
final class PostgreSQLConnection {
    private let handle: OpaquePointer
    private let secrets: [String]

    init(_ connection: String) throws(LoadError) {
        secrets = try Self.secrets(in: connection)
        let keywords = [
            "connect_timeout", "fallback_application_name", "dbname", "client_encoding",
        ]
        // What the connection string says comes later and wins, but for the encoding of our bytes.
        let values = ["30", "winnow", connection, "UTF8"]
        let made = Self.withStrings(keywords) { keywords in
            Self.withStrings(values) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let made else { throw LoadError.database(sqlState: nil, reason: "out of memory") }
        handle = made
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = message()
            throw LoadError.database(sqlState: nil, reason: "no connection: \(reason)")
        }
        // Notices would go to stderr.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try execute("SET standard_conforming_strings = on")
        try execute("SET search_path = pg_catalog")
    }

    deinit { PQfinish(handle) }

    /// Runs statements; rows are thrown away.
    func execute(_ sql: String) throws(LoadError) {
        if !sql.isEmpty { _ = try query(sql) }
    }

    /// The rows as text, null as `nil`.
    func query(_ sql: String) throws(LoadError) -> [[String?]] {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        try check(result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK])
        return (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { field in
                PQgetisnull(result, row, field) == 1
                    ? nil : PQgetvalue(result, row, field).map { String(cString: $0) }
            }
        }
    }

    /// Begins `COPY … FROM STDIN`; then come `copy` and `endCopy`.
    func beginCopy(_ sql: String) throws(LoadError) {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        try check(result, [PGRES_COPY_IN])
    }

    func copy(_ bytes: [UInt8]) throws(LoadError) {
        guard !bytes.isEmpty else { return }
        let status = bytes.withUnsafeBytes {
            PQputCopyData(
                handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard status == 1 else { throw LoadError.database(sqlState: nil, reason: message()) }
    }

    func endCopy() throws(LoadError) {
        guard PQputCopyEnd(handle, nil) == 1 else {
            throw LoadError.database(sqlState: nil, reason: message())
        }
        var failure: LoadError?
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            do throws(LoadError) {
                try check(result, [PGRES_COMMAND_OK])
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    private func check(_ result: OpaquePointer?, _ wanted: [ExecStatusType]) throws(LoadError) {
        guard !wanted.contains(PQresultStatus(result)) else { return }
        let state = PQresultErrorField(result, CInt(UInt8(ascii: "C"))).map {
            String(cString: $0)
        }
        throw LoadError.database(sqlState: state, reason: message())
    }

    /// The last message of libpq on one line, without secrets.
    private func message() -> String {
        var text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        for secret in secrets { text = text.split(separator: secret).joined(separator: "***") }
        let line = text.split(separator: "\n").joined(separator: " ")
        return line.isEmpty ? "no reason told" : line
    }

    /// The passwords of a connection string; throws if libpq cannot read it, without telling it.
    private static func secrets(in connection: String) throws(LoadError) -> [String] {
        guard let options = PQconninfoParse(connection, nil) else {
            throw LoadError.database(
                sqlState: nil,
                reason: "libpq cannot read the connection string (it is not shown here); "
                    + "write host=… port=… dbname=… user=… or postgresql://user@host/dbname")
        }
        defer { PQconninfoFree(options) }
        var found: [String] = []
        var option = options
        while option.pointee.keyword != nil {
            // `*` marks what is not to be shown: password, sslpassword.
            if let marks = option.pointee.dispchar, marks.pointee == CChar(UInt8(ascii: "*")),
                let value = option.pointee.val
            {
                found.append(String(cString: value))
            }
            option = option.advanced(by: 1)
        }
        return found.filter { !$0.isEmpty }
    }

    /// The strings as a C array that ends in null.
    private static func withStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        var bytes: [CChar] = []
        let starts = strings.map { string in
            defer { bytes += Array(string.utf8CString) }
            return bytes.count
        }
        return bytes.withUnsafeBufferPointer { all in
            let pointers = starts.map { start in all.baseAddress.map { $0 + start } } + [nil]
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}

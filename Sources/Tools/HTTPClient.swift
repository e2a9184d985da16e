internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Asks web servers through curl: one request at a time, with limits of time, size and redirects.
package struct HTTPClient: Sendable {
    private let curl: ExternalTool
    private let timeout: Int
    private let agent: String

    package struct Answer: Sendable {
        /// Zero if the connection failed or the response was not received completely.
        package let status: Int
        /// Names in lower case.
        let headers: [String: String]
        package let body: [UInt8]
        /// What went wrong, for messages: a status, or an error of curl.
        package let detail: String

        package var isSuccess: Bool { (200...299).contains(status) }
        package subscript(header: String) -> String? { headers[header] }
    }

    /// Nil where curl is not installed.
    ///
    /// - Parameter purpose: why the program asks; part of the user agent that servers see.
    package init?(timeout: Int, purpose: String) {
        guard let curl = ExternalTool(named: "curl") else { return nil }
        (self.curl, self.timeout, agent) = (curl, timeout, "tabadul (\(purpose))")
    }

    private var shared: [String] {
        [
            "--silent", "--globoff", "--location", "--max-redirs", "5", "--proto", "=http,https", "--max-time", String(timeout),
            "--user-agent", agent,
        ]
    }

    /// The status of the answer, after redirects; `000` where there is none.
    func status(_ url: String, _ options: [String]) throws -> String {
        let own = ["--max-filesize", "5000000", "--output", "/dev/null", "--write-out", "%{http_code}"]
        return try curl.run(shared + own + options + ["--url", url], timeout: .seconds(timeout + 10)).text ?? "000"
    }

    /// The answer after redirects.
    ///
    /// - Parameter limit: the number of bytes above which a body is refused.
    package func get(_ url: String, limit: Int, isHead: Bool = false) -> Answer {
        // curl learns the size of some answers only while it reads them: a limit of the rate bounds what it then writes.
        let rate = max(100_000, 48_000_000 / timeout)
        var arguments = shared + ["--include", "--suppress-connect-headers", "--max-filesize", String(limit), "--limit-rate", String(rate)]
        if isHead { arguments.append("--head") }
        guard let run = try? curl.run(arguments + ["--url", url], timeout: .seconds(timeout + 10)) else {
            return Answer(status: 0, headers: [:], body: [], detail: "> \(limit) B")
        }
        guard run.status == 0 else {
            let detail =
                switch run.status {
                case 6, 7: "no connection"
                case 28: "> \(timeout) s"
                case 47: "> 5 redirects"
                case 63: "> \(limit) B"
                default: "curl \(run.status ?? -1)"
                }
            return Answer(status: 0, headers: [:], body: [], detail: detail)
        }
        let answer = Self.parsed(run.bytes)
        guard answer.body.count <= limit else { return Answer(status: 0, headers: [:], body: [], detail: "> \(limit) B") }
        return answer
    }

    /// Splits what curl writes: the head of each answer on the way, then the body of the last.
    static func parsed(_ bytes: [UInt8]) -> Answer {
        var rest = bytes[...]
        var status = 0
        var headers: [String: String] = [:]
        while rest.starts(with: Array("HTTP/".utf8)) {
            guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) else { break }
            let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            rest = rest[end.upperBound...]
            status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            headers = [:]
            for line in lines.dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
                headers[line[..<colon].lowercased()] = String(value)
            }
            // The head of the final answer is not followed by another one.
            if status >= 200, !(300...399).contains(status) { break }
        }
        return Answer(status: status, headers: headers, body: Array(rest), detail: String(status))
    }
}

package import Localization
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Checks whether addresses answer: HEAD, then GET if HEAD is refused; one at a time, with a pause. Results are cached for a month.
package struct LinkChecker {
    private let curl: ExternalTool
    private let cache: URL
    private let delay: Double
    private let timeout: Int
    private let today: PartialDate

    /// Nil where curl is not installed.
    package init?(cache: String?, delay: Double, timeout: Int, today: PartialDate) {
        guard let curl = ExternalTool(named: "curl") else { return nil }
        self.curl = curl
        self.cache = cache.map { URL(fileURLWithPath: $0) } ?? Self.home
        (self.delay, self.timeout, self.today) = (delay, timeout, today)
    }

    private static var home: URL {
        let environment = ProcessInfo.processInfo.environment
        let folder =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (FileManager.default.homeDirectoryForCurrentUser.path + "/.cache")
        return URL(fileURLWithPath: folder).appendingPathComponent("tabadul/links.tsv")
    }

    /// The addresses that do not answer, with what they say instead.
    package func unreachable(_ addresses: [(url: String, notes: [String])]) async throws -> [(url: String, status: String, notes: [String])]
    {
        var known = load()
        var isFirst = true
        var found: [(url: String, status: String, notes: [String])] = []
        for (url, notes) in addresses {
            let status: String
            if let kept = known[url], isFresh(kept) {
                status = kept.status
            } else {
                if !isFirst { try await Task.sleep(for: .seconds(delay)) }
                isFirst = false
                status = try ask(url)
                known[url] = (today.iso, status)
                try store(known)
            }
            if !Self.isAnswer(status) { found.append((url, status, notes)) }
        }
        return found
    }

    /// The status of the answer; `000` where there is none.
    private func ask(_ url: String) throws -> String {
        let head = try status(url, ["--head"])
        return Self.isAnswer(head) ? head : try status(url, ["--range", "0-0"])
    }

    private func status(_ url: String, _ options: [String]) throws -> String {
        let arguments = [
            "--silent", "--location", "--max-redirs", "5", "--proto", "=http,https", "--max-time", String(timeout), "--max-filesize",
            "5000000",
            "--output", "/dev/null", "--write-out", "%{http_code}", "--user-agent", "tabadul (link check)",
        ]
        return try curl.run(arguments + options + ["--url", url], timeout: .seconds(timeout + 10)).text ?? "000"
    }

    private static func isAnswer(_ status: String) -> Bool { status.hasPrefix("2") || status.hasPrefix("3") }

    private func isFresh(_ kept: (day: String, status: String)) -> Bool {
        guard Self.isAnswer(kept.status), let day = PartialDate(kept.day), day <= today else { return kept.day == today.iso }
        return day.months(to: today) < 1
    }

    private func load() -> [String: (day: String, status: String)] {
        guard let text = try? String(contentsOf: cache, encoding: .utf8) else { return [:] }
        var known: [String: (day: String, status: String)] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields.count == 3 { known[fields[2]] = (fields[0], fields[1]) }
        }
        return known
    }

    private func store(_ known: [String: (day: String, status: String)]) throws {
        try FileManager.default.createDirectory(at: cache.deletingLastPathComponent(), withIntermediateDirectories: true)
        let lines = known.sorted { $0.key < $1.key }.map { "\($0.value.day)\t\($0.value.status)\t\($0.key)\n" }
        try Data(lines.joined().utf8).write(to: cache, options: .atomic)
    }
}

package import Localization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Checks whether addresses answer: HEAD, then GET if HEAD is refused; one at a time, with a pause. Results are cached for a month.
package struct LinkChecker {
    private let client: HTTPClient
    private let cache: URL
    private let delay: Double
    private let today: PartialDate

    /// Nil where curl is not installed.
    package init?(cache: String?, delay: Double, timeout: Int, today: PartialDate) {
        guard let client = HTTPClient(timeout: timeout, purpose: "link check") else { return nil }
        self.client = client
        self.cache = cache.map { URL(fileURLWithPath: $0) } ?? Self.home
        (self.delay, self.today) = (delay, today)
    }

    private static var home: URL {
        let environment = ProcessInfo.processInfo.environment
        let folder =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (FileManager.default.homeDirectoryForCurrentUser.path + "/.cache")
        return URL(fileURLWithPath: folder).appendingPathComponent("tabadul/links.tsv")
    }

    /// What each address says, in the same order.
    package func statuses(_ addresses: [(url: String, entries: [String])]) async throws -> [(
        url: String, status: String, entries: [String]
    )] {
        var known = load()
        var isFirst = true
        var found: [(url: String, status: String, entries: [String])] = []
        for (url, entries) in addresses {
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
            found.append((url, status, entries))
        }
        return found
    }

    /// The status of the answer; `000` where there is none.
    private func ask(_ url: String) throws -> String {
        let head = try client.status(url, ["--head"])
        return Self.isAnswer(head) ? head : try client.status(url, ["--range", "0-0"])
    }

    /// Whether a status is that of an address that answers.
    package static func isAnswer(_ status: String) -> Bool { status.hasPrefix("2") || status.hasPrefix("3") }

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

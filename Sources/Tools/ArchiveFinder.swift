package import Localization
internal import Markup

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Finds the public archive copy of an address that is nearest to a day: a Memento TimeMap first, then the availability interface of
/// the Wayback Machine.
///
/// One request at a time, with a pause; waits as the server says, within a limit. Answers are kept in a file, so that a run that was
/// stopped goes on where it ended.
package struct ArchiveFinder {
    package enum Outcome: Sendable, Equatable {
        case found(MementoTimeMap.Memento)
        case absent
        /// No server gave a usable answer.
        case failed(String)
    }

    /// The server asks for a longer pause than the limit.
    package struct RateLimited: Error {
        /// Nil where it does not say how long.
        package let seconds: Int?
    }

    package struct Options: Sendable {
        /// Addresses of the interfaces; nil: not asked.
        package var timeMap: String?
        package var availability: String?
        /// Seconds between two requests.
        package var delay: Double
        /// The longest wait, in seconds, that a server may ask for.
        package var longestWait: Int
        /// The file of answers; nil: none is kept.
        package var cache: String?
        package var today: PartialDate

        package init(timeMap: String?, availability: String?, delay: Double, longestWait: Int, cache: String?, today: PartialDate) {
            (self.timeMap, self.availability, self.delay) = (timeMap, availability, delay)
            (self.longestWait, self.cache, self.today) = (longestWait, cache, today)
        }
    }

    private let client: HTTPClient
    private let options: Options
    private var hasAsked = false
    private var known: [String: (day: String, outcome: Outcome)]

    /// The size of answers that is read, and how many copies are tried.
    private static let (sizeLimit, tries) = (8_000_000, 3)

    package init(_ client: HTTPClient, _ options: Options) {
        (self.client, self.options) = (client, options)
        known = Self.load(options.cache)
    }

    /// - Parameters:
    ///   - day: the copy is to be near this day.
    ///   - start: copies from before this day are of an earlier state of the page.
    package mutating func copy(of address: String, near day: PartialDate, notBefore start: PartialDate?) async throws -> Outcome {
        let key = "\(day.iso)\t\(start?.iso ?? "")\t\(address)"
        if let kept = known[key], isFresh(kept) { return kept.outcome }
        let outcome = try await ask(address, day, start)
        if case .failed = outcome { return outcome }
        known[key] = (options.today.iso, outcome)
        try store()
        return outcome
    }

    private mutating func ask(_ address: String, _ day: PartialDate, _ start: PartialDate?) async throws -> Outcome {
        let asked = Self.requestable(address)
        var failure: String?
        var candidates: [MementoTimeMap.Memento] = []
        if let endpoint = options.timeMap {
            var url: String? = endpoint.contains("{url}") ? endpoint.replacing("{url}", with: asked) : endpoint + asked
            // An index of TimeMaps leads to the one of the day.
            for _ in 0..<2 {
                guard let next = url else { break }
                url = nil
                let answer = try await request(next)
                if answer.isSuccess {
                    let map = MementoTimeMap(String(decoding: answer.body, as: UTF8.self))
                    candidates = map.nearest(to: day, notBefore: start)
                    if map.mementos.isEmpty { url = map.page(near: day) }
                } else if answer.status != 404 {
                    failure = answer.detail
                }
            }
            for candidate in candidates.prefix(Self.tries) {
                if let copy = try await checked(candidate) { return .found(copy) }
            }
        }
        if let endpoint = options.availability {
            let digits = (day.iso + "-06-15").filter { $0 != "-" }.prefix(8)
            let mark = endpoint.contains("?") ? "&" : "?"
            let answer = try await request("\(endpoint)\(mark)url=\(PercentEncoding.encoded(asked.utf8))&timestamp=\(digits)")
            if !answer.isSuccess {
                failure = failure ?? (answer.status == 404 ? nil : answer.detail)
            } else if let found = try? JSONDecoder().decode(WaybackAvailabilityResponse.self, from: Data(answer.body)) {
                if let copy = found.copy, start.map({ !copy.date.isCertainlyBefore($0) }) ?? true,
                    let checked = candidates.prefix(Self.tries).contains(copy) ? nil : try await checked(copy)
                {
                    return .found(checked)
                }
            } else {
                failure = failure ?? "JSON"
            }
        }
        return failure.map { .failed($0) } ?? .absent
    }

    /// The copy with an address over a secure connection where the archive has one; nil if it does not answer.
    private mutating func checked(_ copy: MementoTimeMap.Memento) async throws -> MementoTimeMap.Memento? {
        let prefix = "http://web.archive.org/"
        let url = copy.url.hasPrefix(prefix) ? "https://web.archive.org/" + copy.url.dropFirst(prefix.count) : copy.url
        return try await request(url, isHead: true).isSuccess ? MementoTimeMap.Memento(url: url, date: copy.date) : nil
    }

    /// One request after the pause; a server that asks to wait is asked again, three times at most.
    package mutating func request(_ url: String, isHead: Bool = false) async throws -> HTTPClient.Answer {
        for attempt in 1...Self.tries {
            if hasAsked { try await Task.sleep(for: .seconds(options.delay)) }
            hasAsked = true
            let answer = client.get(url, limit: Self.sizeLimit, isHead: isHead)
            guard answer.status == 429 || (answer.status == 503 && answer["retry-after"] != nil) else { return answer }
            let seconds = answer["retry-after"].flatMap(Self.wait)
            guard attempt < Self.tries, seconds ?? 0 <= options.longestWait else { throw RateLimited(seconds: seconds) }
            // Without a stated time, the pause grows.
            try await Task.sleep(for: .seconds(seconds.map(Double.init) ?? options.delay * Double(5 * attempt)))
        }
        throw RateLimited(seconds: nil)
    }

    /// Seconds of `Retry-After`, which gives a number or a date.
    private static func wait(_ value: String) -> Int? {
        if let seconds = Int(value), seconds >= 0 { return seconds }
        return HTTPDate(value).map { max(0, $0.secondsSince1970 - Int(Date().timeIntervalSince1970)) }
    }

    /// The address as a server can be asked for it: without a fragment, and with only ASCII characters.
    private static func requestable(_ address: String) -> String {
        var out = ""
        for byte in address.prefix(while: { $0 != "#" }).utf8 {
            out += byte > 0x20 && byte < 0x7F ? String(Unicode.Scalar(byte)) : PercentEncoding.encoded([byte])
        }
        return out
    }

    /// A copy is kept for a month; that there is none, only for the day: one can be made at any time.
    private func isFresh(_ kept: (day: String, outcome: Outcome)) -> Bool {
        guard case .found = kept.outcome, let day = PartialDate(kept.day), day <= options.today else {
            return kept.day == options.today.iso
        }
        return day.months(to: options.today) < 1
    }

    private static func load(_ path: String?) -> [String: (day: String, outcome: Outcome)] {
        guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
        var known: [String: (day: String, outcome: Outcome)] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6 else { continue }
            let found = PartialDate(fields[1]).map { Outcome.found(MementoTimeMap.Memento(url: fields[2], date: $0)) }
            known[fields[3...].joined(separator: "\t")] = (fields[0], found ?? .absent)
        }
        return known
    }

    private func store() throws {
        guard let path = options.cache else { return }
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let lines = known.sorted { $0.key < $1.key }.map { key, kept -> String in
            guard case .found(let copy) = kept.outcome else { return "\(kept.day)\t-\t-\t\(key)\n" }
            return "\(kept.day)\t\(copy.date.iso)\t\(copy.url)\t\(key)\n"
        }
        try Data(lines.joined().utf8).write(to: file, options: .atomic)
    }
}

/// The answer of the availability interface.
private struct WaybackAvailabilityResponse: Decodable {
    struct Snapshots: Decodable { let closest: ArchivedSnapshot? }
    struct ArchivedSnapshot: Decodable {
        let available: Bool?
        let url: String
        let timestamp: String
        let status: String?
    }

    let archived_snapshots: Snapshots

    /// Nil where there is none, or the archive stored an error page.
    var copy: MementoTimeMap.Memento? {
        guard let closest = archived_snapshots.closest, closest.available ?? true, closest.status?.hasPrefix("2") ?? true else {
            return nil
        }
        let digits = Array(closest.timestamp.utf8.prefix(8)).map { String(Unicode.Scalar($0)) }
        guard digits.count == 8, let date = PartialDate(digits[..<4].joined() + "-" + digits[4..<6].joined() + "-" + digits[6...].joined()),
            closest.url.hasPrefix("https://") || closest.url.hasPrefix("http://"), closest.url.utf8.count <= 2000,
            closest.url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return MementoTimeMap.Memento(url: closest.url, date: date)
    }
}

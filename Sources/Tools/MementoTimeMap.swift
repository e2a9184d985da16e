// Tools: work that needs installed programs or a network: booklets as PDF, link checks, archived copies (`BookletPrinter`, `LinkChecker`,
// `ArchiveFinder`).
// It must not run unless a command asks for it.
//
//     let copies = MementoTimeMap(text).nearest(to: day, notBefore: nil)

package import Localization

/// A TimeMap (RFC 7089): the archived copies of an address, in the link format of RFC 6690.
package struct MementoTimeMap: Sendable {
    package struct Memento: Sendable, Hashable {
        package let url: String
        package let date: PartialDate

        package init(url: String, date: PartialDate) { (self.url, self.date) = (url, date) }
    }

    package private(set) var mementos: [Memento] = []
    /// Further TimeMaps with the days between which their copies were made.
    private(set) var pages: [(url: String, from: PartialDate?, until: PartialDate?)] = []

    /// Text in another format has no links, and gives an empty TimeMap.
    package init(_ text: String) {
        var reader = LinkFormatReader(Array(text.utf8))
        while let link = reader.next() {
            let relations = (link.parameters["rel"] ?? "").lowercased().split(separator: " ")
            let isWeb = link.url.hasPrefix("https://") || link.url.hasPrefix("http://")
            guard isWeb, link.url.utf8.count <= 2000, link.url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { continue }
            if relations.contains("memento"), let date = link.parameters["datetime"].flatMap({ HTTPDate($0)?.day }) {
                mementos.append(Memento(url: link.url, date: date))
            } else if relations.contains("timemap") {
                pages.append(
                    (
                        link.url, link.parameters["from"].flatMap { HTTPDate($0)?.day },
                        link.parameters["until"].flatMap { HTTPDate($0)?.day }
                    ))
            }
        }
    }

    /// The copies made on or after a day, the nearest to another day first.
    package func nearest(to day: PartialDate, notBefore start: PartialDate?) -> [Memento] {
        mementos.filter { memento in start.map { !memento.date.isCertainlyBefore($0) } ?? true }
            .map { ($0, abs($0.date.ordinal - day.ordinal)) }
            .sorted { ($0.1, $0.0.date, $0.0.url) < ($1.1, $1.0.date, $1.0.url) }.map(\.0)
    }

    /// The page of a TimeMap index whose days are nearest.
    func page(near day: PartialDate) -> String? {
        func distance(_ page: (url: String, from: PartialDate?, until: PartialDate?)) -> Int {
            let (from, until) = (page.from?.ordinal ?? day.ordinal, page.until?.ordinal ?? day.ordinal)
            return max(0, from - day.ordinal, day.ordinal - until)
        }
        return pages.min { (distance($0), $0.url) < (distance($1), $1.url) }?.url
    }
}

/// A date of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
struct HTTPDate {
    let day: PartialDate
    let secondsSince1970: Int

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = Self.months.firstIndex(where: { $0 == words[2] }),
            let number = Int(words[1]),
            (1...31).contains(number), words[3].utf8.count == 4,
            let date = PartialDate("\(words[3])-\(month < 9 ? "0" : "")\(month + 1)-\(number < 10 ? "0" : "")\(number)")
        else { return nil }
        let time = words[4].split(separator: ":").map { Int($0) ?? -1 }
        guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2]) else { return nil }
        day = date
        // Days since 1970, with years that begin in March, so that the leap day is the last.
        let year = month < 2 ? date.year - 1 : date.year
        let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + number - 1
        let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
        secondsSince1970 = days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }
}

/// Reads links of the form `<address>; name="value", <address>; …`.
private struct LinkFormatReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func byte() -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func text(until isEnd: (UInt8) -> Bool) -> String {
        let start = index
        while let byte = byte(), !isEnd(byte) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    mutating func next() -> (url: String, parameters: [String: String])? {
        _ = text { $0 == UInt8(ascii: "<") }
        guard byte() != nil else { return nil }
        index += 1
        let url = text { $0 == UInt8(ascii: ">") }
        guard byte() != nil else { return nil }
        index += 1
        var parameters: [String: String] = [:]
        while let next = byte(), next != UInt8(ascii: ","), next != UInt8(ascii: "<") {
            index += 1
            guard next == UInt8(ascii: ";") else { continue }
            while let space = byte(), space <= 0x20 { index += 1 }
            let name = text { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") || $0 <= 0x20 }
            guard byte() == UInt8(ascii: "=") else { continue }
            index += 1
            if byte() == UInt8(ascii: "\"") {
                index += 1
                parameters[name.lowercased()] = text { $0 == UInt8(ascii: "\"") }
                if byte() != nil { index += 1 }
            } else {
                parameters[name.lowercased()] = text { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") || $0 <= 0x20 }
            }
        }
        return (url, parameters)
    }
}

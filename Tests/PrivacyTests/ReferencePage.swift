/// A page read byte by byte: its words, and the values that hold words or addresses.
struct ReferencePage {
    private let html: [UInt8]
    private var index = 0
    private var words: [UInt8] = []
    private var values: [UInt8] = []

    static func text(of html: [UInt8]) -> [UInt8] {
        var page = ReferencePage(html: html)
        while page.index < html.count {
            if html[page.index] == UInt8(ascii: "<") { page.tag() } else { page.words.append(page.sign()) }
        }
        return page.words + [12] + page.values
    }

    private init(html: [UInt8]) { self.html = html }

    private var byte: UInt8? { index < html.count ? html[index] : nil }

    /// A byte, or what a reference stands for.
    private mutating func sign() -> UInt8 {
        for (name, sign) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
        where html[index...].starts(with: name.utf8) {
            index += name.utf8.count
            return Array(sign.utf8)[0]
        }
        index += 1
        return html[index - 1]
    }

    private mutating func take(while fits: (UInt8) -> Bool) -> String {
        let start = index
        while let byte, fits(byte) { index += 1 }
        return String(decoding: html[start..<index], as: UTF8.self)
    }

    private mutating func tag() {
        index += 1
        if byte == UInt8(ascii: "/") { index += 1 }
        let inline = ["a", "b", "bdi", "bdo", "em", "strong", "i", "code", "cite", "q", "mark", "small", "abbr", "u", "wbr", "tspan"]
        let name = take { Character(Unicode.Scalar($0)).isASCII && (Character(Unicode.Scalar($0)).isLetter || (48...57).contains($0)) }
        if !inline.contains(name) { words.append(12) }
        while let byte, byte != UInt8(ascii: ">") {
            if byte <= 0x20 || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let start = index
            let name = take { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
            if html[index...].starts(with: "=\"".utf8) {
                // The names of data attributes are known by their first two letters and their hyphen.
                let isData = html[start...].starts(with: "da".utf8) && html[start...].dropFirst(4).first == UInt8(ascii: "-")
                index += 2
                value(keep: isData || Self.holdsWords(name))
            } else if self.byte == UInt8(ascii: "=") {
                index += 1
            }
        }
        index = min(index + 1, html.count)
    }

    /// Names are distinguished by their first eight letters.
    private static func holdsWords(_ name: String) -> Bool {
        [
            "href", "src", "title", "alt", "content", "label", "value", "action", "datetime", "cite", "aria-label", "placeholder",
            "summary",
        ].contains { $0.utf8.prefix(8).elementsEqual(name.utf8.prefix(8)) }
    }

    private mutating func value(keep: Bool) {
        var value: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") { value.append(keep ? sign() : skip()) }
        index = min(index + 1, html.count)
        if keep { values += value + [12] }
    }

    private mutating func skip() -> UInt8 {
        index += 1
        return 0
    }
}

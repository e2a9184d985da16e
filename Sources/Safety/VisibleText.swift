/// The words of a page as its readers meet them: text with the tags inside a line taken out, and the attributes that hold words or addresses.
///
/// Each piece that stands on its own ends with a line break, so that numbers of two cells are never one number.
package enum VisibleText {
    package static func of(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var page = Page(html: html)
        page.read()
        return page.out + page.attributes
    }
}

private struct Page {
    let html: UnsafeBufferPointer<UInt8>
    var out: [UInt8] = []
    var attributes: [UInt8] = []

    init(html: UnsafeBufferPointer<UInt8>) {
        self.html = html
        out.reserveCapacity(html.count / 2)
    }

    mutating func read() {
        var index = 0
        while index < html.count {
            let end = ByteScan.next(0x3C, 0x26, in: html, from: index)
            out.append(contentsOf: UnsafeBufferPointer(rebasing: html[index..<end]))
            guard end < html.count else { break }
            index = html[end] == 0x3C ? tag(at: end) : reference(at: end, into: &out)
        }
        out.append(10)
    }

    /// Elements that stand inside a line.
    private static let inline = names([
        "a", "b", "bdi", "bdo", "em", "strong", "i", "code", "cite", "q", "mark", "small", "abbr", "u", "wbr",
    ])

    /// Attributes that hold words or addresses; all that open with `data-` do.
    private static let wordy = names([
        "href", "src", "title", "alt", "content", "label", "value", "action", "datetime", "cite", "aria-label", "placeholder", "summary",
    ])

    private static func names(_ names: [String]) -> [UInt64] { names.map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } } }

    /// The first eight bytes of a name as a number.
    private func packed(_ range: Range<Int>) -> UInt64 {
        var name: UInt64 = 0
        for index in range.prefix(8) { name = name << 8 | UInt64(html[index]) }
        return name
    }

    /// Passes a tag; ends the line where the element does.
    private mutating func tag(at start: Int) -> Int {
        var index = start + 1
        if index < html.count, html[index] == 0x2F { index += 1 }
        let nameStart = index
        while index < html.count, Letters.isASCII(html[index]) || (48...57).contains(html[index]) { index += 1 }
        if index - nameStart > 6 || !Self.inline.contains(packed(nameStart..<index)) { out.append(10) }
        while index < html.count, html[index] != 0x3E {
            guard html[index] > 0x20, html[index] != 0x2F else {
                index += 1
                continue
            }
            let name = index
            while index < html.count, html[index] > 0x20, html[index] != 0x3D, html[index] != 0x3E { index += 1 }
            let nameEnd = index
            guard index + 1 < html.count, html[index] == 0x3D, html[index + 1] == 0x22 else {
                if index == name || (index < html.count && html[index] == 0x3D) { index += 1 }
                continue
            }
            index = value(from: index + 2, keep: Self.wordy.contains(packed(name..<nameEnd)) || isData(name))
        }
        return min(index + 1, html.count)
    }

    private func isData(_ name: Int) -> Bool {
        name + 4 < html.count && html[name] == 0x64 && html[name + 1] == 0x61 && html[name + 4] == 0x2D
    }

    /// Passes a quoted value; keeps it where it holds words.
    private mutating func value(from start: Int, keep: Bool) -> Int {
        guard keep else { return ByteScan.next(0x22, 0x22, in: html, from: start) + 1 }
        var index = start
        while true {
            let end = ByteScan.next(0x22, 0x26, in: html, from: index)
            attributes.append(contentsOf: UnsafeBufferPointer(rebasing: html[index..<end]))
            guard end < html.count, html[end] == 0x26 else {
                attributes.append(10)
                return end + 1
            }
            index = reference(at: end, into: &attributes)
        }
    }

    /// The five references that our escaping writes.
    private func reference(at index: Int, into out: inout [UInt8]) -> Int {
        for (name, byte) in Self.references where index + name.utf8CodeUnitCount <= html.count {
            let matches = name.withUTF8Buffer { name in (0..<name.count).allSatisfy { html[index + $0] == name[$0] } }
            if matches {
                out.append(byte)
                return index + name.utf8CodeUnitCount
            }
        }
        out.append(html[index])
        return index + 1
    }

    private static let references: [(StaticString, UInt8)] = [
        ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
    ]
}

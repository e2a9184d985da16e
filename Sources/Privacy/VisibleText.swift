internal import Bytes

/// The visible text of an HTML page: text without inline tags, plus attributes that contain words or addresses.
///
/// Each block ends with a form feed, so that numbers of two cells are never joined.
package enum VisibleText {
    package static func of(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // Capacity: each page byte is written at most once, a form feed replaces a delimiter, and one ends the text.
        let buffer = html.count + 1 + OutputBuffer.slack
        return [UInt8](unsafeUninitializedCapacity: buffer) { words, count in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: buffer) { attributes in
                var page = VisibleTextExtractor(html, words: OutputBuffer(words), attributes: OutputBuffer(attributes))
                page.read()
                page.words.append(page.attributes)
                count = page.words.count
            }
        }
    }
}

/// Reads a page from delimiter to delimiter.
private struct VisibleTextExtractor {
    private static let blockEnd: UInt8 = .formFeed

    private let html: UnsafeBufferPointer<UInt8>
    private let inline = Self.inlineElements
    private let wordy = Self.wordyAttributes
    private var marks: HTMLDelimiterScanner
    var words: OutputBuffer
    var attributes: OutputBuffer

    init(_ html: UnsafeBufferPointer<UInt8>, words: OutputBuffer, attributes: OutputBuffer) {
        (self.html, self.words, self.attributes) = (html, words, attributes)
        marks = HTMLDelimiterScanner(html)
    }

    @inline(__always)
    mutating func read() {
        var index = 0
        while let mark = marks.next() {
            let byte = html[mark]
            if byte == .lessThan {
                words.append(html, from: index, to: mark)
                index = tag(at: mark)
            } else if byte == .ampersand {
                words.append(html, from: index, to: mark)
                let reference = Self.reference(html, at: mark)
                words.append(reference.byte)
                index = reference.next
            }
        }
        words.append(html, from: index, to: html.count)
        words.append(Self.blockEnd)
    }

    /// Inline elements.
    private static let inlineElements = PerfectHashSet([
        "a", "b", "bdi", "bdo", "em", "strong", "i", "code", "cite", "q", "mark", "small", "abbr", "u", "wbr", "tspan",
    ])

    /// Attributes with words or addresses, besides all `data-` attributes.
    private static let wordyAttributes = PerfectHashSet([
        "href", "src", "title", "alt", "content", "label", "value", "action", "datetime", "cite", "aria-label", "placeholder", "summary",
    ])

    /// Skips a tag; ends the block if the element is not inline.
    @inline(__always)
    private mutating func tag(at start: Int) -> Int {
        let name = start + (start + 1 < html.count && html[start + 1] == .slash ? 2 : 1)
        let end = name + html.alphanumerics(from: name)
        words.append(Self.blockEnd, keep: end - name > 6 || !inline.contains(html, name..<end))
        // The name of an attribute follows the previous value.
        var free = end
        while let mark = marks.next() {
            if html[mark] == .greaterThan { return mark + 1 }
            guard html[mark] == .quote, mark > free, html[mark - 1] == .equals else { continue }
            free = value(from: mark + 1, keep: holdsWords(named: free, mark - 1))
        }
        return html.count
    }

    /// Whether the attribute whose name ends before an equals sign contains words.
    @inline(__always)
    private func holdsWords(named free: Int, _ end: Int) -> Bool {
        var start = html.nameStart(from: free, before: end)
        while start < end, html[start] == .slash { start += 1 }
        return wordy.contains(html, start..<end) || isData(start)
    }

    @inline(__always)
    private func isData(_ name: Int) -> Bool {
        name + 4 < html.count && html[name] == UInt8(ascii: "d") && html[name + 1] == UInt8(ascii: "a") && html[name + 4] == .hyphen
    }

    /// Skips a quoted value; keeps it if it contains words.
    @inline(__always)
    private mutating func value(from start: Int, keep: Bool) -> Int {
        var index = start
        while let mark = marks.next() {
            if html[mark] == .quote {
                attributes.append(html, from: index, to: mark, keep: keep)
                attributes.append(Self.blockEnd, keep: keep)
                return mark + 1
            } else if html[mark] == .ampersand {
                attributes.append(html, from: index, to: mark, keep: keep)
                let reference = Self.reference(html, at: mark)
                attributes.append(reference.byte, keep: keep)
                index = reference.next
            }
        }
        attributes.append(html, from: index, to: html.count, keep: keep)
        attributes.append(Self.blockEnd, keep: keep)
        return html.count
    }

    /// Decodes one of the five character references that our HTML escaping writes; returns the byte and the offset after it.
    @inline(never)
    private static func reference(_ html: UnsafeBufferPointer<UInt8>, at index: Int) -> (byte: UInt8, next: Int) {
        for (name, byte) in references where index + name.utf8CodeUnitCount <= html.count {
            let matches = name.withUTF8Buffer { name in (0..<name.count).allSatisfy { html[index + $0] == name[$0] } }
            if matches { return (byte, index + name.utf8CodeUnitCount) }
        }
        return (html[index], index + 1)
    }

    private static let references: [(StaticString, UInt8)] = [
        ("&amp;", .ampersand), ("&lt;", .lessThan), ("&gt;", .greaterThan), ("&quot;", .quote), ("&#39;", .apostrophe),
    ]
}

// Markup: escaped output formats (`HTML`, `JSON`, `CSV`) and addresses (`SitePath`, `RelativeURL`, `BaseURL`).
// It must not depend on the site's content or on languages.
//
//     let title = HTML(escaping: "A < B")
//     let page = SitePath("fr/topics/referral.html")
//     let style = SitePath("assets/site.css")
//     let link = page.flatMap { page in style.map { RelativeURL(from: page, to: $0).text } }

internal import Bytes

/// Markup that is safe to put into a page: escaped text, or output of `HTMLWriter`.
package struct HTML: Sendable, Equatable {
    private enum Storage: Sendable {
        /// Text that needs no escaping, stored without a copy. About half of a page's values are of this kind.
        case plain(String)
        case written([UInt8])
    }

    private let storage: Storage

    /// Escapes text: `&`, `<`, `>`, `"` and `'` become references.
    package init(escaping text: String) {
        var text = text
        storage =
            text.withUTF8 { source -> [UInt8]? in
                guard HTMLWriter.firstSign(in: source, from: 0) < source.count else { return nil }
                var writer = HTMLWriter(capacity: source.count + 32)
                writer.escaped(source)
                return writer.buffer
            }.map { .written($0) } ?? .plain(text)
    }

    init(written bytes: [UInt8]) {
        storage = .written(bytes)
    }

    package static let empty = HTML(written: [])

    package var isEmpty: Bool {
        switch storage {
        case .plain(let text): text.isEmpty
        case .written(let bytes): bytes.isEmpty
        }
    }

    /// The markup in UTF-8; pages are assembled from bytes.
    package var bytes: [UInt8] {
        switch storage {
        case .plain(let text): Array(text.utf8)
        case .written(let bytes): bytes
        }
    }

    package var text: String {
        switch storage {
        case .plain(let text): text
        case .written(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Appends this markup to a buffer.
    package func append(to buffer: inout [UInt8]) {
        switch storage {
        case .plain(var text): text.withUTF8 { buffer.append(contentsOf: $0) }
        case .written(let bytes): buffer.append(contentsOf: bytes)
        }
    }

    package static func == (a: HTML, b: HTML) -> Bool { a.bytes == b.bytes }
}

/// Builds markup. Tag and attribute names are literals in the code; all other text is escaped.
package struct HTMLWriter {
    fileprivate private(set) var buffer: [UInt8]

    package init(capacity: Int = 256) {
        buffer = []
        buffer.reserveCapacity(capacity)
    }

    package var html: HTML { HTML(written: buffer) }

    /// Appends literal markup without escaping.
    package mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { buffer.append(contentsOf: $0) }
    }

    package mutating func html(_ html: HTML) {
        html.append(to: &buffer)
    }

    /// Appends text, escaped for an element or a quoted attribute.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escaped($0) }
    }

    /// Appends escaped UTF-8 text. Bytes that need no escaping are copied as one block.
    package mutating func escaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < bytes.count {
            let sign = Self.firstSign(in: bytes, from: start)
            append(bytes, start..<sign)
            if sign < bytes.count, let reference = Self.reference(for: bytes[sign]) { raw(reference) }
            start = sign + 1
        }
    }

    /// The index of the first byte from `start` on that must be escaped; the end if there is none.
    fileprivate static func firstSign(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        // `&` and `'` differ in one bit, as do `<` and `>`, so that two comparisons find all four.
        bytes.firstMatch(from: start) { $0.equal(.ampersand, ignoring: 1) .| $0.equal(.lessThan, ignoring: 2) .| $0.equal(.quote) }
    }

    package mutating func open(_ tag: StaticString, _ attributes: (StaticString, String)...) {
        raw("<")
        raw(tag)
        for (name, value) in attributes { attribute(name, value) }
        raw(">")
    }

    package mutating func attribute(_ name: StaticString, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    package mutating func close(_ tag: StaticString) {
        raw("</")
        raw(tag)
        raw(">")
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    }

    static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case .ampersand: "&amp;"
        case .lessThan: "&lt;"
        case .greaterThan: "&gt;"
        case .quote: "&quot;"
        case .apostrophe: "&#39;"
        default: nil
        }
    }
}

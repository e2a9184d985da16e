/// The words of a page as its readers meet them: text with the tags inside a line taken out, and the attributes that hold words or addresses.
///
/// Each piece that stands on its own ends with a line break, so that numbers of two cells are never one number.
package enum VisibleText {
    package static func of(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var attributes: [UInt8] = []
        out.reserveCapacity(html.count / 2)
        var index = 0
        while index < html.count {
            let byte = html[index]
            if byte == 0x3C {
                index = tag(html, at: index, &out, &attributes)
            } else if byte == 0x26 {
                index = reference(html, at: index, &out)
            } else {
                out.append(byte)
                index += 1
            }
        }
        out.append(10)
        return out + attributes
    }

    private static let inline: Set<String> = [
        "a", "b", "bdi", "bdo", "em", "strong", "i", "code", "cite", "q", "mark", "small", "time", "abbr", "data",
        "tspan", "u", "wbr",
    ]

    private static let wordy: Set<String> = [
        "href", "src", "title", "alt", "content", "aria-label", "label", "value", "placeholder", "summary", "action", "datetime", "cite",
    ]

    /// Passes a tag; ends the line where the element does.
    private static func tag(_ html: UnsafeBufferPointer<UInt8>, at start: Int, _ out: inout [UInt8], _ attributes: inout [UInt8]) -> Int {
        var index = start + 1
        if index < html.count, html[index] == 0x2F { index += 1 }
        let nameStart = index
        while index < html.count, Letters.isASCII(html[index]) || (48...57).contains(html[index]) { index += 1 }
        if !inline.contains(word(html, nameStart..<index)) { out.append(10) }
        while index < html.count, html[index] != 0x3E {
            guard html[index] > 0x20, html[index] != 0x2F else {
                index += 1
                continue
            }
            let name = index
            while index < html.count, html[index] > 0x20, html[index] != 0x3D, html[index] != 0x3E { index += 1 }
            let nameEnd = index
            guard index + 1 < html.count, html[index] == 0x3D, html[index + 1] == 0x22 else {
                if index == name { index += 1 }
                continue
            }
            index += 2
            let keeps = wordy.contains(word(html, name..<nameEnd)) || html[name] == 0x64
            while index < html.count, html[index] != 0x22 {
                if keeps {
                    index = html[index] == 0x26 ? reference(html, at: index, &attributes) : copy(html, index, &attributes)
                } else {
                    index += 1
                }
            }
            if keeps { attributes.append(10) }
            index += 1
        }
        return min(index + 1, html.count)
    }

    private static func copy(_ html: UnsafeBufferPointer<UInt8>, _ index: Int, _ out: inout [UInt8]) -> Int {
        out.append(html[index])
        return index + 1
    }

    /// The five references that our escaping writes.
    private static func reference(_ html: UnsafeBufferPointer<UInt8>, at index: Int, _ out: inout [UInt8]) -> Int {
        for (name, byte) in references where index + name.utf8CodeUnitCount <= html.count {
            let matches = name.withUTF8Buffer { name in (0..<name.count).allSatisfy { html[index + $0] == name[$0] } }
            if matches {
                out.append(byte)
                return index + name.utf8CodeUnitCount
            }
        }
        return copy(html, index, &out)
    }

    private static let references: [(StaticString, UInt8)] = [
        ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
    ]

    private static func word(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: html[range]), as: UTF8.self)
    }
}

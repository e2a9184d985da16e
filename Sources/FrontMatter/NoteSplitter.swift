// FrontMatter turns YAML into typed fields with places. It knows no collection: a `Schema` tells it what to expect.
//
//     let title = Field("title", .text(10...120), .required)
//     let value = reader.read(title)      // String?, with every fault reported

package import Diagnostics

/// A note's text, cut into its front matter and its body.
package struct NoteParts: Sendable {
    package let yaml: Substring
    package let body: Substring
    /// The line of the file on which the body begins, from 1.
    package let bodyLine: Int

    /// Nil where the file does not open with a `---` line, or no second one follows.
    package init?(_ file: SourceFile) {
        let bytes = file.text.utf8
        var start = bytes.startIndex
        if file.text.hasPrefix("\u{FEFF}") { start = bytes.index(start, offsetBy: 3) }
        guard let first = Self.lineEnd(bytes, from: start), Self.isFence(bytes[start..<first]) else { return nil }
        let yamlStart = bytes.index(after: first)
        var lineStart = yamlStart
        var line = 2
        while lineStart < bytes.endIndex {
            let end = Self.lineEnd(bytes, from: lineStart) ?? bytes.endIndex
            if Self.isFence(bytes[lineStart..<end]) {
                yaml = file.text[yamlStart..<lineStart]
                body = end < bytes.endIndex ? file.text[bytes.index(after: end)...] : ""
                bodyLine = line + 1
                return
            }
            guard end < bytes.endIndex else { return nil }
            lineStart = bytes.index(after: end)
            line += 1
        }
        return nil
    }

    private static func lineEnd(_ bytes: String.UTF8View, from start: String.Index) -> String.Index? {
        bytes[start...].firstIndex(of: 10)
    }

    private static func isFence(_ line: Substring.UTF8View) -> Bool {
        line.elementsEqual("---".utf8) || line.elementsEqual("---\r".utf8)
    }
}

internal import Localization

/// One source line for a terminal, with the offending text marked.
///
/// Carets below the line mark the text if everything before it runs from left to right. With Arabic text, columns are unreliable (only some
/// terminals reorder the line), so marks are placed in the line itself.
struct SourceExcerpt {
    private let before: String
    private let marked: String
    private let after: String

    /// Scalars shown on each side of the offending text; longer lines are cut.
    private static let reach = 60

    /// - Parameter column: counts Unicode scalars, from 1.
    init(line: some StringProtocol, column: Int, offendingText: String) {
        let scalars = Array(line.unicodeScalars)
        let (start, length) = Self.range(of: Array(offendingText.unicodeScalars), in: scalars, column: max(1, column))
        let from = max(0, start - Self.reach)
        let to = min(scalars.count, start + length + Self.reach)
        before = (from > 0 ? "…" : "") + Self.text(scalars[from..<start])
        marked = Self.text(scalars[start..<(start + length)])
        after = Self.text(scalars[(start + length)..<to]) + (to < scalars.count ? "…" : "")
    }

    /// The lines to print after a margin, `12 | `.
    func lines(number: Int, underline: (String) -> String) -> String {
        let margin = "  \(number) | "
        let blank = "  " + String(repeating: " ", count: String(number).count) + " | "
        guard !marked.isEmpty else { return "\(margin)\u{2068}\(before)\(after)\u{2069}\n" }
        guard Self.runsLeftToRight(before), Self.runsLeftToRight(marked) else {
            return "\(margin)\u{2068}\(before)\(underline("⟦\u{2068}\(marked)\u{2069}⟧"))\(after)\u{2069}\n"
        }
        let indent = String(before.map { $0 == "\t" ? "\t" : " " })
        return
            "\(margin)\u{2068}\(before)\(marked)\(after)\u{2069}\n\(blank)\(indent)\(underline(String(repeating: "^", count: marked.count)))\n"
    }

    /// The whole line as it should be.
    func corrected(number: Int) -> String { "  \(number) + \u{2068}\(before)\(marked)\(after)\u{2069}\n" }

    /// Where the offender stands: at the column or after it, else wherever the line holds it, else the word at the column.
    private static func range(of offendingText: [Unicode.Scalar], in line: [Unicode.Scalar], column: Int) -> (start: Int, length: Int) {
        let start = min(column - 1, line.count)
        if !offendingText.isEmpty, offendingText.count <= line.count {
            let last = line.count - offendingText.count
            let starts = (start <= last ? Array(start...last) : []) + Array(0...last)
            if let hit = starts.first(where: {
                $0 + offendingText.count <= line.count && line[$0..<($0 + offendingText.count)].elementsEqual(offendingText)
            }) {
                return (hit, offendingText.count)
            }
        }
        let word = line[start...].prefix { $0 != " " && $0 != "," && $0 != "]" }
        return (start, word.count)
    }

    private static func runsLeftToRight(_ text: String) -> Bool {
        !text.unicodeScalars.contains { (0x0590...0x08FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value) }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars {
            switch scalar.value {
            // What would disturb the frame is shown by its number.
            case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0...0x08, 0x0B...0x1F, 0x7F...0x9F:
                view.append(contentsOf: "<\(DeceptiveCharacter.name(scalar))>".unicodeScalars)
            default: view.append(scalar)
            }
        }
        return String(view)
    }
}

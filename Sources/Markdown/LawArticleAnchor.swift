/// The anchor of a heading that begins with the number of an article: `art-448-1` for "المادة 448-1", "Article 448.1" and "Art. 448-1".
///
/// The anchor is the same in every language, so a link to an article holds for the original and its translations.
package enum LawArticleAnchor {
    private static let words: Set<String> = [
        "المادة", "الفصل", "المادتان", "الفصلان", "المواد", "الفصول", "article", "articles", "art.",
    ]
    private static let first: Set<String> = ["premier", "1er", "الأولى", "الأول"]
    /// Words after a number that make another article of it.
    private static let repeats = ["bis": "bis", "ter": "ter", "مكرر": "bis", "مكررا": "bis"]

    /// The anchor of the article with a number: `art-448-1` for `448-1`.
    package static func id(ofNumber number: String) -> String { id(of: "المادة " + number) ?? "art-" + number }

    /// Nil where the title does not begin with the number of an article.
    static func id(of title: String) -> String? {
        // Most headings are ruled out here.
        guard let initial = title.unicodeScalars.first, "اAa".unicodeScalars.contains(initial) else { return nil }
        let parts = title.split(maxSplits: 3, whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count > 1, words.contains(parts[0].lowercased()) else { return nil }
        let written = String(parts[1].drop { $0 == "(" }.prefix { !":،,؛;)".contains($0) })
        guard let number = number(written) else { return nil }
        let ends = parts[1].last.map { ":،,؛;".contains($0) } ?? false
        let next = parts.count > 2 && !ends ? parts[2].trimmingSuffix(while: { !$0.isLetter }) : ""
        return "art-" + number + (repeats[String(next)].map { "-" + $0 } ?? "")
    }

    private static func number(_ written: String) -> String? {
        if first.contains(written.lowercased()) { return "1" }
        var groups: [String] = [""]
        for scalar in written.unicodeScalars {
            if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                groups[groups.count - 1] += String(Int(digit))
            } else if "-.‑–".unicodeScalars.contains(scalar), groups.last != "" {
                groups.append("")
            } else {
                return nil
            }
        }
        if groups.last == "" { groups.removeLast() }
        return groups.isEmpty ? nil : groups.joined(separator: "-")
    }
}

extension String {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, condition(last) { text.removeLast() }
        return text
    }
}

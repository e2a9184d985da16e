internal import Diagnostics
internal import FrontMatter
package import Localization
package import Markup

/// The interface strings of one language, from `strings/<language>.yaml` of the theme.
///
/// A value is a text or a map of plural forms. Pages replace `{n}` and `{x}`.
package struct UIStrings: Sendable {
    package let language: Language
    private let texts: [String: String]
    private let escaped: [String: HTML]
    private let plurals: [String: [PluralCategory: String]]

    package var keys: Set<String> { Set(texts.keys).union(plurals.keys) }

    func has(_ key: String) -> Bool { texts[key] != nil || plurals[key] != nil }

    /// The text of a key. A missing key returns itself; loading the theme reports it.
    package subscript(key: String) -> String { texts[key] ?? key }

    package func html(_ key: String) -> HTML { escaped[key] ?? HTML(escaping: key) }

    /// The text of a key with `{x}` replaced.
    package func text(_ key: String, _ value: String) -> String { Self.filled(self[key], "{x}", value) }

    /// The plural form for a number, with `{n}` replaced.
    package func count(_ key: String, _ number: Int) -> String {
        let forms = plurals[key] ?? [:]
        let form = forms[PluralCategory.category(of: number, in: language)] ?? forms[.other] ?? key
        return Self.filled(form, "{n}", NumberFormat.text(Double(number), in: language))
    }

    /// The plural forms of a key, for scripts in the browser.
    package func forms(_ key: String) -> [(form: PluralCategory, text: String)] {
        PluralCategory.allCases.compactMap { form in plurals[key]?[form].map { (form, $0) } }
    }

    static func read(_ file: SourceFile, language: Language) -> ResultWithDiagnostics<UIStrings?> {
        let yaml = YAMLReader.read(file.text[...], path: file.path, lineOffset: 0)
        guard let root = yaml.value else { return ResultWithDiagnostics(nil, yaml.diagnostics) }
        let start = SourceLocation(path: file.path, line: root.line, column: root.column)
        guard case .mapping(let entries) = root.value else {
            return ResultWithDiagnostics(
                nil, yaml.diagnostics + [Diagnostic(.wrongType, at: start, offendingText: root.excerpt, detail: "home: …")])
        }
        guard !entries.isEmpty else {
            return ResultWithDiagnostics(nil, yaml.diagnostics + [Diagnostic(.emptyFile, at: start, offendingText: file.path)])
        }
        var texts: [String: String] = [:]
        var plurals: [String: [PluralCategory: String]] = [:]
        var issues = yaml.diagnostics
        for (key, value) in entries {
            let name = key.scalar ?? ""
            switch value.value {
            case .scalar(let text):
                texts[name] = text
                if text.isEmpty { issues.append(missing(name, at: key, of: file, language)) }
            case .mapping(let forms):
                for (form, _) in forms where PluralCategory(rawValue: form.scalar ?? "") == nil {
                    let known = PluralCategory.allCases.map(\.rawValue)
                    issues.append(
                        Diagnostic(
                            .unknownKey, at: SourceLocation(path: file.path, line: form.line, column: form.column),
                            offendingText: form.excerpt,
                            detail: known.joined(separator: ", "), suggestion: SpellingSuggestion.nearest(to: form.excerpt, among: known)))
                }
                let found = Dictionary(
                    forms.compactMap { form, text in
                        // A form without a text (`other:`) counts as missing.
                        PluralCategory(rawValue: form.scalar ?? "").flatMap { plural in
                            text.scalar.flatMap { $0.isEmpty ? nil : (plural, $0) }
                        }
                    },
                    uniquingKeysWith: { first, _ in first })
                plurals[name] = found
                for needed in PluralCategory.needed(in: language) where found[needed] == nil {
                    issues.append(missing("\(name).\(needed.rawValue)", at: key, of: file, language))
                }
            case .sequence:
                issues.append(
                    Diagnostic(
                        .wrongType, at: SourceLocation(path: file.path, line: value.line, column: value.column), offendingText: name,
                        detail: "text"
                    ))
            }
        }
        return ResultWithDiagnostics(
            UIStrings(language: language, texts: texts, escaped: texts.mapValues { HTML(escaping: $0) }, plurals: plurals), issues)
    }

    /// The strings with those of another language where a text or a plural form is missing, and the keys of these.
    func filled(from other: UIStrings) -> (strings: UIStrings, keys: [String]) {
        var (texts, plurals) = (texts, plurals)
        var keys: [String] = []
        for (key, text) in other.texts where (texts[key] ?? "").isEmpty && plurals[key] == nil && !text.isEmpty {
            texts[key] = text
            keys.append(key)
        }
        for (key, forms) in other.plurals where texts[key] == nil {
            for form in PluralCategory.needed(in: language) where plurals[key]?[form] == nil {
                plurals[key, default: [:]][form] = forms[form] ?? forms[.other]
                keys.append("\(key).\(form.rawValue)")
            }
        }
        return (
            UIStrings(language: language, texts: texts, escaped: texts.mapValues { HTML(escaping: $0) }, plurals: plurals), keys.sorted()
        )
    }

    private static func missing(_ name: String, at key: YAMLNode, of file: SourceFile, _ language: Language) -> Diagnostic {
        Diagnostic(
            .missingString, at: SourceLocation(path: file.path, line: key.line, column: key.column), offendingText: name,
            detail: language.rawValue)
    }

    private static func filled(_ pattern: String, _ mark: String, _ value: String) -> String {
        guard let range = pattern.firstRange(of: mark) else { return pattern }
        return pattern.replacingCharacters(in: range, with: value)
    }
}

extension String {
    fileprivate func firstRange(of mark: String) -> Range<String.Index>? {
        var index = startIndex
        while let start = self[index...].firstIndex(of: "{") {
            if self[start...].hasPrefix(mark) { return start..<self.index(start, offsetBy: mark.count) }
            index = self.index(after: start)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<String.Index>, with value: String) -> String {
        String(self[..<range.lowerBound]) + value + self[range.upperBound...]
    }
}

internal import Diagnostics
internal import Localization

/// One line of front matter, taken apart as its writer meant it: indent, dash, key, value.
struct YAMLLine {
    private let line: String
    private var indent = ""
    private var dash = ""
    private var key = ""
    /// What stands between key and value.
    private var separator = ""
    private var value = ""
    private var code: DiagnosticCode?

    /// Whether the lines below it are the text of a block scalar.
    var opensBlock: Bool { value.hasPrefix(">") || value.hasPrefix("|") }

    init(_ text: Substring) {
        line = String(text.hasSuffix("\r") ? text.dropLast() : text)
        var scalars = Array(line.unicodeScalars)
        if scalars.contains(where: Self.isForbidden) {
            // Word's line breaks stand between words.
            scalars = scalars.compactMap { Self.isForbidden($0) ? ($0.value == 0x0B || $0.value == 0x0C ? " " : nil) : $0 }
            code = .invisibleCharacter
        }
        func string(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }
        var index = 0
        while index < scalars.count, isSpace(index) { index += 1 }
        indent = string(0..<index)
        if index + 1 < scalars.count, "-–—•*".unicodeScalars.contains(scalars[index]), index + 1 < scalars.count {
            let sign = scalars[index]
            // `-key: …` lacks its space; a number such as -5 does not.
            let isGlued = !isSpace(index + 1) && sign == "-" && scalars[index + 1].properties.isAlphabetic
            if isSpace(index + 1) || isGlued {
                dash = string(index..<(index + 1))
                index += 1
                while index < scalars.count, isSpace(index) { index += 1 }
                if isGlued { code = .yamlSpace }
                if sign != "-" { code = .yamlPunctuation }
            }
        }
        let start = index
        while index < scalars.count, ("a"..."z").contains(scalars[index]) || ("A"..."Z").contains(scalars[index]) || scalars[index] == "_" {
            index += 1
        }
        let keyEnd = index
        while index < scalars.count, isSpace(index) { index += 1 }
        let gap = index
        if keyEnd - start >= 2, index < scalars.count, ":：؛;=︰﹕".unicodeScalars.contains(scalars[index]) {
            key = string(start..<keyEnd)
            index += 1
            let sign = index - 1
            while index < scalars.count, isSpace(index) { index += 1 }
            separator = string(keyEnd..<index)
            value = string(index..<scalars.count)
            if value.hasPrefix("//") {
                (key, separator, value) = ("", "", string(start..<scalars.count))
            } else if scalars[sign] != ":" {
                code = .yamlPunctuation
            } else if sign + 1 < scalars.count, scalars[sign + 1] != " ", scalars[sign + 1] != "\t" {
                code = .yamlSpace
            }
        } else if keyEnd - start >= 2, gap > keyEnd, index < scalars.count, "\"[{“".unicodeScalars.contains(scalars[index]) {
            // `key "value"`: the colon is missing.
            (key, separator, value) = (string(start..<keyEnd), "", string(index..<scalars.count))
            code = .yamlSpace
        } else {
            value = string(start..<scalars.count)
        }
    }

    /// Characters that YAML refuses anywhere.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private func rebuilt(_ indent: String? = nil, value: String? = nil) -> String {
        let value = value ?? self.value
        let head = (indent ?? self.indent) + (dash.isEmpty ? "" : "- ")
        guard !key.isEmpty else { return head + value }
        return head + key + (value.isEmpty ? ":" : ": " + value)
    }

    /// The line as it should be, with the cause; nil where nothing shows.
    mutating func change(_ index: Int) -> YAMLLineCorrection? {
        guard !line.trimmedSpaces.hasPrefix("#") else { return nil }
        if indent.unicodeScalars.contains(where: { $0 != " " }) {
            var plain = ""
            for scalar in indent.unicodeScalars { plain += scalar == "\t" ? "  " : " " }
            return YAMLLineCorrection(index: index, code: .yamlTab, new: rebuilt(plain, value: corrected?.value ?? value))
        }
        let inner = corrected
        guard let code = code ?? inner?.code else { return nil }
        return YAMLLineCorrection(index: index, code: code, new: rebuilt(value: inner?.value ?? value))
    }

    /// Corrections that are worth a try where the library stops at the line.
    func guesses(_ index: Int) -> [YAMLLineCorrection] {
        var found: [YAMLLineCorrection] = []
        if !value.isEmpty, !value.hasPrefix("\""), !value.hasPrefix("["), !value.hasPrefix("{") {
            found.append(YAMLLineCorrection(index: index, code: .yamlSign, new: rebuilt(value: Self.quoted(value))))
        }
        if value.hasPrefix("["), !value.hasSuffix("]") {
            found.append(YAMLLineCorrection(index: index, code: .yamlBracket, new: rebuilt(value: value + "]")))
        }
        if value.hasPrefix("{"), !value.hasSuffix("}") {
            found.append(YAMLLineCorrection(index: index, code: .yamlBracket, new: rebuilt(value: value + "}")))
        }
        return found
    }

    private var corrected: (code: DiagnosticCode, value: String)? {
        let value = value.trimmedSpaces
        guard let first = value.unicodeScalars.first else { return nil }
        switch first {
        case "\"": return Self.doubleQuoted(value)
        case "'": return Self.singleQuoted(value)
        case "“", "”", "„", "‟",
            "«" where value.contains(": "):
            let inner = value.unicodeScalars.dropFirst()
            let closes = inner.last.map { "“”‟\"".unicodeScalars.contains($0) } ?? false
            guard first != "«" else { return (.yamlColon, Self.quoted(value)) }
            return (.smartQuotes, Self.quoted(String(String.UnicodeScalarView(closes ? inner.dropLast() : inner))))
        case "[", "{": return Self.brackets(value)
        case "@", "`", "%", "&", "*", "!": return (.yamlSign, Self.quoted(value))
        case ">", "|": return nil
        default:
            guard !key.isEmpty || !dash.isEmpty else { return nil }
            if value.contains(": ") || value.hasSuffix(":") { return (.yamlColon, Self.quoted(value)) }
            // A list whose opening bracket is lost.
            if value.hasSuffix("]"), !value.contains("[") { return (.yamlBracket, "[" + value) }
            if value.hasSuffix("\""), value.filter({ $0 == "\"" }).count == 1 { return (.yamlQuote, "\"" + value) }
            return nil
        }
    }

    /// The text between straight quotes; straight quotes inside become typographic ones.
    private static func quoted(_ text: String) -> String { "\"" + inner(text) + "\"" }

    private static func inner(_ text: String) -> String {
        let quotes = text.filter { $0 == "\"" }.count
        guard quotes > 0 else { return text }
        guard quotes.isMultiple(of: 2) else { return text.replacing("\\\"", with: "\"").replacing("\"", with: "\\\"") }
        var isOpen = false
        return String(
            text.map { character -> Character in
                guard character == "\"" else { return character }
                isOpen.toggle()
                return isOpen ? "«" : "»"
            })
    }

    private static func doubleQuoted(_ value: String) -> (code: DiagnosticCode, value: String)? {
        var index = value.index(after: value.startIndex)
        var closing: String.Index?
        while index < value.endIndex {
            if value[index] == "\\" {
                index = value.index(after: index)
                if index == value.endIndex { break }
            } else if value[index] == "\"" {
                closing = index
                break
            }
            index = value.index(after: index)
        }
        guard let closing else {
            let ends = value.last.map { "“”‟„".contains($0) } ?? false
            // A flow collection or a text that goes on below is left alone: the library judges it.
            return (.yamlQuote, (ends ? String(value.dropLast()) : value) + "\"")
        }
        let rest = value[value.index(after: closing)...].trimmedSpaces
        guard !rest.isEmpty, !rest.hasPrefix("#") else { return nil }
        if rest.contains("\"") { return (.yamlInnerQuote, quoted(String(value.dropFirst().dropLast(value.hasSuffix("\"") ? 1 : 0)))) }
        // Text behind the closing quote belongs to the value, save for a stray comma.
        if rest.unicodeScalars.allSatisfy({ ",،;؛.".unicodeScalars.contains($0) }) { return (.yamlQuote, String(value[...closing])) }
        return (.yamlQuote, "\"" + value[..<closing].dropFirst() + " " + rest + "\"")
    }

    private static func singleQuoted(_ value: String) -> (code: DiagnosticCode, value: String)? {
        let inside = value.dropFirst()
        guard value.count > 1, value.hasSuffix("'") else {
            return inside.contains("'") ? nil : (.yamlQuote, quoted(String(inside)))
        }
        let text = inside.dropLast()
        // An apostrophe inside must be doubled.
        guard text.replacing("''", with: "").contains("'") else { return nil }
        return (.yamlInnerQuote, quoted(String(text.replacing("''", with: "'"))))
    }

    private static func brackets(_ value: String) -> (code: DiagnosticCode, value: String)? {
        var open: [Character] = []
        var out = ""
        var isQuoted = false
        var isChanged = false
        for character in value {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted {
                switch character {
                case "[", "{": open.append(character)
                case "]", "}":
                    guard let last = open.popLast() else {
                        isChanged = true
                        continue
                    }
                    let right: Character = last == "[" ? "]" : "}"
                    if character != right { isChanged = true }
                    out.append(right)
                    continue
                default: break
                }
            }
            out.append(character)
        }
        if isQuoted { return nil }
        // Braces hold keys; without one, the list's closing bracket is right.
        if value.hasPrefix("{"), value.hasSuffix("]"), !value.contains(":") { return (.yamlBracket, "[" + value.dropFirst()) }
        if !open.isEmpty {
            isChanged = true
            if out.hasSuffix(")") || out.hasSuffix(",") { out.removeLast() }
            for bracket in open.reversed() { out.append(bracket == "[" ? "]" : "}") }
        }
        return isChanged ? (.yamlBracket, out) : nil
    }
}

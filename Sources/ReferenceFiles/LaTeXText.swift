/// The text of a BibTeX value: braces and commands of LaTeX are read, accents composed.
enum LaTeXText {
    /// For addresses and identifiers: only the escapes that exporters write there.
    static func verbatim(_ raw: String) -> String {
        var text = raw
        for sign in ["_", "%", "&", "#", "~", "$", "{", "}"] { text = text.replacing("\\" + sign, with: sign) }
        return text.replacing("{\\textasciitilde}", with: "~").replacing("\\textasciitilde{}", with: "~").filter { $0 != "{" && $0 != "}" }
    }

    static func plain(_ raw: String) -> String {
        var reader = Reader(Array(raw.unicodeScalars))
        return reader.read()
    }

    private struct Reader {
        private let scalars: [Unicode.Scalar]
        private var index = 0
        private var out = ""

        init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

        mutating func read() -> String {
            while let scalar = current {
                index += 1
                switch scalar {
                case "{", "}", "$": break
                case "~": out.append("\u{A0}")
                case "\\": command()
                case "-" where current == "-":
                    index += 1
                    if current == "-" { index += 1; out.append("—") } else { out.append("–") }
                case "`" where current == "`": index += 1; out.append("“")
                case "'" where current == "'": index += 1; out.append("”")
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out
        }

        private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

        private mutating func command() {
            guard let first = current else { return }
            guard first.isASCII, first.properties.isAlphabetic else {
                index += 1
                if let mark = LaTeXText.accents[Character(first)] {
                    accent(mark)
                } else if first == "\\" || first == "," || first == " " {
                    out.append(" ")
                } else if first != "-", first != "/" {
                    out.unicodeScalars.append(first)
                }
                return
            }
            var name = ""
            while let letter = current, letter.isASCII, letter.properties.isAlphabetic {
                name.unicodeScalars.append(letter)
                index += 1
            }
            // White space ends a command and is not part of the text.
            let end = index
            while current == " " { index += 1 }
            if let text = LaTeXText.symbols[name] {
                out += text
            } else if name.count == 1, let mark = LaTeXText.accents[Character(name)] {
                accent(mark)
            } else {
                index = end
            }
        }

        /// Puts an accent on the next letter.
        private mutating func accent(_ mark: Unicode.Scalar) {
            while let scalar = current, scalar == "{" || scalar == " " || scalar == "\\" { index += 1 }
            guard let base = current, base.properties.isAlphabetic else { return }
            index += 1
            var letter = String(base)
            letter.unicodeScalars.append(mark)
            out.append(letter.first.flatMap { letter.count == 1 ? LaTeXText.composed[$0] : nil } ?? Character(base))
        }
    }

    private static let accents: [Character: Unicode.Scalar] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}", "c": "\u{327}",
        "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
    ]

    private static let symbols = [
        "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "ss": "ß",
        "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
        "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
        "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "ldots": "…", "dots": "…", "textellipsis": "…",
        "textdegree": "°", "S": "§", "textquotesingle": "'", "textdollar": "$", "euro": "€", "texteuro": "€",
    ]

    /// The letters with accents by what they are composed of: characters are equal if they are canonically equivalent.
    private static let composed: [Character: Character] = {
        let letters = [0xC0...0x24F, 0x1E00...0x1EFF].flatMap { $0.compactMap { Unicode.Scalar(UInt32($0)) } }.map { Character($0) }
        return Dictionary(letters.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    }()
}

package import FrontMatter
package import Localization

/// What is known of a note before it is written: values by key.
package struct Answers: Sendable {
    package enum Value: Sendable, Equatable {
        case one(String)
        case many([String])
        case local([Language: String])
    }

    private var values: [String: Value] = [:]

    package init() {}

    package subscript(key: String) -> Value? {
        get { values[key] }
        set { values[key] = newValue }
    }

    /// The one value of a key, or the first of several.
    package func text(_ key: String) -> String? {
        switch values[key] {
        case .one(let text): text
        case .many(let texts): texts.first
        case .local(let texts): texts[.ar]
        case nil: nil
        }
    }

    package func texts(_ key: String) -> [String] {
        switch values[key] {
        case .one(let text): [text]
        case .many(let texts): texts
        case .local, nil: []
        }
    }
}

/// What is wrong with an answer, in words.
package struct InputError: Error, Sendable, Equatable {
    package let words: LocalizedText
}

extension FieldSchema {
    /// The answer in the form of the file, or what is wrong with it: digits of any script, stray spaces and keys of a terminal are forgiven.
    package func answer(from written: String) throws(InputError) -> String {
        let text = InputNormalizer.cleaned(written)
        switch self {
        case .plain(let range?):
            let count = text.unicodeScalars.count
            guard range.contains(count) else {
                throw InputError(
                    words: .init(
                        ar: "الطول المطلوب من \(range.lowerBound) إلى \(range.upperBound) حرفا، وهذا \(count).",
                        fr: "Entre \(range.lowerBound) et \(range.upperBound) caractères ; ici \(count).",
                        en: "Between \(range.lowerBound) and \(range.upperBound) characters; this has \(count)."))
            }
            return text
        case .date:
            let date = InputNormalizer.westernDigits(text)
            guard PartialDate(date) != nil else {
                throw InputError(
                    words: .init(
                        ar: "اكتب التاريخ 2023 أو 2023-04 أو 2023-04-26.", fr: "Écrivez 2023, 2023-04 ou 2023-04-26.",
                        en: "Write 2023, 2023-04 or 2023-04-26."))
            }
            return date
        case .number, .whole:
            let number = InputNormalizer.westernDigits(text)
            guard Double(number) != nil else {
                throw InputError(words: .init(ar: "المطلوب رقم.", fr: "Un nombre est attendu.", en: "A number is expected."))
            }
            return number
        default:
            guard !text.isEmpty else {
                throw InputError(words: .init(ar: "لا بد من جواب.", fr: "Une réponse est nécessaire.", en: "An answer is needed."))
            }
            return text
        }
    }
}

/// What people type, freed of what they did not mean to type.
enum InputNormalizer {
    /// Without the codes of arrow keys, control characters, direction marks, and spaces at the ends.
    static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isInEscape = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x1B: isInEscape = true
            case 0x5B where isInEscape, 0x30...0x3B where isInEscape: continue
            case _ where isInEscape: isInEscape = false
            case 0...0x1F, 0x7F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }

    static func westernDigits(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0660...0x0669, 0x06F0...0x06F9: scalars.append(Folding.fold(scalar) ?? scalar)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The parts of a list: numbers or ids between spaces or commas of either script.
    static func parts(_ text: String) -> [String] {
        cleaned(text).split { $0 == " " || $0 == "," || $0 == "،" || $0 == ";" || $0 == "؛" }.map(String.init)
    }
}

package import FrontMatter
package import Localization

/// The known values of a new entry, by key.
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

    /// The value of a key, or the first of several.
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

/// The error message for an answer.
package struct InputError: Error, Sendable, Equatable {
    package let words: LocalizedText
}

extension FieldSchema {
    /// Normalises an answer for the file, or returns its error. Accepts digits of any script, stray spaces and terminal key codes.
    ///
    /// - Parameter mayBeUndated: whether "undated" stands for a date.
    package func answer(from written: String, mayBeUndated: Bool = false) throws(InputError) -> String {
        let text = InputNormalizer.cleaned(written)
        switch self {
        case .plain(let range?):
            let count = text.unicodeScalars.count
            guard range.contains(count) else {
                throw InputError(
                    words: .init(
                        .dialogueLength,
                        [
                            MessageArgument("least", range.lowerBound), MessageArgument("most", range.upperBound),
                            MessageArgument("count", count),
                        ]))
            }
            return text
        case .date:
            if mayBeUndated, RecognizedInputWords.undated.contains(text.foldedLabel) { return "undated" }
            return try Self.date(text)
        case .number, .whole:
            let number = InputNormalizer.westernDigits(text)
            guard Double(number) != nil else {
                throw InputError(words: .init(.dialogueNotANumber))
            }
            return number
        default:
            guard !text.isEmpty else {
                throw InputError(words: .init(.dialogueNoAnswer))
            }
            return text
        }
    }

    /// A date in any form that files accept, in the canonical form.
    private static func date(_ text: String) throws(InputError) -> String {
        switch PartialDate(InputNormalizer.westernDigits(text)).map(LenientDate.date) ?? LenientDate(text) {
        case .date(let date)?: return date.iso
        case .ambiguous(let first, let second)?:
            throw InputError(
                words: .init(.dialogueAmbiguousDate, [MessageArgument("first", first.iso), MessageArgument("second", second.iso)]))
        case nil: throw InputError(words: .init(.dialogueDate))
        }
    }
}

/// Cleans typed text.
enum InputNormalizer {
    /// Removes arrow key codes, control characters, direction marks, and spaces at both ends.
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
            case 0x0660...0x0669, 0x06F0...0x06F9: scalars.append(LetterFolding.fold(scalar) ?? scalar)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Splits a list of numbers or ids at spaces or commas of either script.
    static func parts(_ text: String) -> [String] {
        cleaned(text).split { $0 == " " || $0.separatesListItems }.map(String.init)
    }
}

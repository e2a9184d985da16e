internal import Diagnostics

/// What only words give away: where a shelter is, whose case a number names, an e-mail address spelt out.
///
/// A stem is searched in bytes; only around a hit is the sentence read.
struct WordPatterns: Sendable {
    private enum Anchor: Sendable {
        /// A word that opens an address, by its place in `streets`.
        case street(Int)
        case caseNumber, spelledMail
    }

    private static let shelters = [
        "مأوى", "ملجأ", "إيواء", "بيت آمن", "foyer", "refuge", "hébergement", "shelter", "Shelter", "Foyer", "Refuge", "safe house",
    ]
    private static let cases = [
        "قضية عدد", "قضية رقم", "ملف عدد", "ملف رقم", "الملف الجنائي", "الملف الجنحي", "dossier n", "Dossier n", "affaire n", "Affaire n",
        "case no", "Case no", "Case No", "case number", "Case number", "docket",
    ]
    private static let spelled = ["[at]", "(at)", "[arobase]", "(arobase)", "[@]", "(@)", " [ at ] ", " ( at ) "]

    /// Streets are rarer in the notes than shelters: they are what is searched, and the sentence is then asked for a shelter.
    private static let anchors: [(word: String, anchor: Anchor)] =
        streets.enumerated().map { ($1.word, .street($0)) } + cases.map { ($0, .caseNumber) } + spelled.map { ($0, .spelledMail) }

    private let search = MultiPatternSearch(anchors.map(\.word))
    private let shelterSearch = MultiPatternSearch(shelters)

    func findings(_ bytes: UnsafeBufferPointer<UInt8>) -> [(code: DiagnosticCode, range: Range<Int>)] {
        var found: [(code: DiagnosticCode, range: Range<Int>)] = []
        var judged = 0
        search.matches(in: bytes) { index, offset in
            switch Self.anchors[index].anchor {
            case .street(let street):
                guard offset >= judged else { return }
                let sentence = Sentence(bytes, around: offset)
                guard sentence.contains(shelterSearch, bytes) else {
                    judged = sentence.range.upperBound
                    return
                }
                guard sentence.isAddress(Self.streets[street], at: offset, bytes) else { return }
                judged = sentence.range.upperBound
                found.append((.shelterPlace, sentence.excerpt(from: offset + (bytes[offset] == 0x20 ? 1 : 0), bytes)))
            case .caseNumber:
                guard offset >= judged, Sentence.hasNumber(after: offset, bytes) else { return }
                let sentence = Sentence(bytes, around: offset)
                guard sentence.mentions(Self.persons, bytes) else { return }
                judged = sentence.range.upperBound
                found.append((.caseNumber, sentence.excerpt(from: offset, bytes)))
            case .spelledMail:
                guard Sentence.isSpelledMail(at: offset, bytes) else { return }
                found.append((.personalEmail, Sentence(bytes, around: offset).excerpt(from: offset, bytes)))
            }
        }
        return found
    }

    /// Words that open an address, each with what must follow to make it one.
    private static let streets: [(word: String, needs: Sentence.Following)] = [
        ("شارع ", .anything), ("زنقة ", .anything), ("زقاق ", .anything), ("نهج ", .number), ("عمارة ", .number), ("إقامة ", .number),
        ("الطابق ", .anything),
        ("بحي ", .anything), ("في حي ", .anything), ("الكائن ب", .anything), ("الكائنة ب", .anything), ("الكائن في", .anything),
        ("الكائنة في", .anything),
        ("العنوان:", .anything), ("عنوانه ", .anything), ("عنوانها ", .anything), ("بجوار ", .anything), ("بالقرب من ", .anything),
        ("خلف ", .anything),
        (" rue ", .name), (" avenue ", .name), (" boulevard ", .name), (" bd ", .name), (" quartier ", .name), (" lotissement ", .name),
        (" immeuble ", .number), (" adresse :", .anything), (" adresse\u{A0}:", .anything), (" situé au ", .number), (" sis ", .number),
        (" à côté d", .name),
        (" street", .numberBefore), (" road", .numberBefore), (" avenue", .numberBefore), (" address:", .anything), (" next to ", .name),
        (" opposite ", .name),
        (" behind the ", .name), (" street ", .name),
    ]

    private static let persons = [
        "ضحية", "المتهم", "متهم", "المدعو", "المسمى", "المسماة", "السيد", "السيدة", "المشتكي", "القاصر", "الطفلة ", "الطفل ", "victime",
        "prévenu", "accusé",
        "nommé", "mineur", " m. ", " mme ", "plaignant", "victim", "defendant", "accused", " mr", " mrs", " ms ", "named ", "complainant",
        "minor",
    ]
}

/// The words around a place, up to the ends of the sentence, two hundred bytes to each side at most.
struct Sentence {
    /// What must come after a street word.
    enum Following: Sendable { case anything, number, name, numberBefore }

    let range: Range<Int>

    init(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) {
        var start = offset, end = offset
        while start > 0, offset - start < 200, !Self.ends(bytes, start - 1) { start -= 1 }
        while end < bytes.count, end - offset < 200, !Self.ends(bytes, end) { end += 1 }
        range = start..<end
    }

    /// A full stop before a space, a question mark, an empty line.
    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        switch bytes[index] {
        // Not the dot of an abbreviation before its number: no. 451.
        case 0x2E:
            return (next <= 0x20 || next == 0x22 || next == 0x5B) && !(index + 2 < bytes.count && (48...57).contains(bytes[index + 2]))
        case 0x21, 0x3F: return next <= 0x20
        case 0x0A: return next == 0x0A
        default: return false
        }
    }

    func contains(_ search: MultiPatternSearch, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var contains = false
        search.matches(in: UnsafeBufferPointer(rebasing: bytes[range])) { _, _ in contains = true }
        return contains
    }

    func mentions(_ words: [String], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = " " + Self.text(bytes, range).lowercased() + " "
        return words.contains { text.contains($0) }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Whether a street word is one, not the middle of another word, and is followed by what an address needs.
    func isAddress(_ street: (word: String, needs: Following), at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = Self.text(bytes, max(0, offset - 48)..<offset)
        let after = Self.text(
            bytes, (offset + street.word.utf8.count)..<max(offset + street.word.utf8.count, min(bytes.count, offset + 90)))
        guard street.word.hasPrefix(" ") || Self.startsWord(after: before) else { return false }
        switch street.needs {
        case .anything: return true
        case .number: return after.prefix(12).contains(where: \.isNumber)
        case .numberBefore: return before.suffix(28).contains(where: \.isNumber)
        case .name:
            let rest = after.drop { $0 == " " }
            guard let first = rest.first else { return false }
            if first.isUppercase || first.isNumber { return true }
            return ["de ", "du ", "des ", "the ", "la ", "le ", "al "].contains { prefix in
                rest.hasPrefix(prefix) && rest.dropFirst(prefix.count).first?.isUppercase == true
            }
        }
    }

    /// و ف ب ل before a word are no part of it.
    private static func startsWord(after text: String) -> Bool {
        guard let last = text.last, last.isLetter else { return true }
        guard ["و", "ف", "ب", "ل"].contains(last), let earlier = text.dropLast().last else { return false }
        return !earlier.isLetter
    }

    /// A number with a slash or of three digits and more, soon after a place.
    static func hasNumber(after offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for index in offset..<min(offset + 60, bytes.count) where Digits.value(bytes, index) != nil { digits += 1 }
        return digits >= 3
    }

    /// A word of an address on both sides of the sign, and a dot in the second.
    static func isSpelledMail(at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset > 0 else { return false }
        var before = offset - 1
        while before > 0, bytes[before] == 0x20 { before -= 1 }
        guard Letters.isASCII(bytes[before]) || (48...57).contains(bytes[before]) else { return false }
        let after = String(decoding: UnsafeBufferPointer(rebasing: bytes[offset..<min(offset + 60, bytes.count)]), as: UTF8.self)
            .lowercased()
        return after.contains(".") || after.contains("dot") || after.contains("point")
    }

    /// The words from the stem on, for the message, cut between characters.
    func excerpt(from offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = offset
        var end = min(range.upperBound, offset + 96)
        while end < bytes.count, end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }
}

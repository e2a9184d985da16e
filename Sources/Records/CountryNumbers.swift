internal import Diagnostics
internal import FrontMatter
internal import Localization

/// A part of a country's telephone plan: which numbers may be a person's, which are those of services.
package struct NationalPhonePlan: Sendable {
    /// The country code without a plus: `212`.
    package let code: String
    /// What is dialled before a number within the country; empty where nothing is.
    package let trunk: String
    /// Digits of a number without the trunk prefix.
    package let lengths: [Int]
    /// First digits of numbers that may be a person's, without the trunk prefix; empty for all.
    package let personal: [String]
    package let services: [String]

    private enum Fields {
        static let code = Field(
            "code", .plain(1...4), .required, "رمز البلد دون +", "indicatif du pays sans +", "the country code without +")
        static let trunk = Field(
            "trunk", .plain(1...3), .optional, "ما يسبق الرقم داخل البلد", "préfixe interurbain",
            "the trunk prefix dialled within the country")
        static let lengths = Field(
            "lengths", .list(of: .whole, 1...6), .required, "عدد أرقام الرقم الوطني دون السابقة", "nombre de chiffres du numéro national",
            "how many digits a national number has")
        static let personal = Field(
            "personal", .list(of: .plain(1...6)), .optional, "بدايات أرقام الأشخاص", "débuts des numéros de personnes",
            "first digits of numbers of persons")
        static let services = Field(
            "services", .list(of: .plain(1...6)), .optional, "بدايات أرقام الخدمات العمومية والمجانية", "débuts des numéros de services",
            "first digits of numbers of services")
    }

    static let fields = [
        Fields.code.declared, Fields.trunk.declared, Fields.lengths.declared, Fields.personal.declared, Fields.services.declared,
    ]

    init?(_ reader: inout FieldReader) {
        let code = reader.read(Fields.code)
        trunk = reader.read(Fields.trunk) ?? ""
        lengths = reader.list(Fields.lengths)
        personal = reader.list(Fields.personal)
        services = reader.list(Fields.services)
        guard let code else { return nil }
        self.code = code
    }
}

/// The shape of the numbers on one kind of identity paper.
package struct IdentityDocument: Sendable {
    /// How many letters stand before the digits, and how many digits there are.
    package let letters: ClosedRange<Int>
    package let digits: ClosedRange<Int>
    /// First digits; empty where any may stand.
    package let starts: [String]
    /// Where in the digits a birth date begins (`yymmdd`), from 1.
    package let birthDate: Int?
    /// Words that say what the number is.
    package let words: [String]
    /// Whether a number counts only after such a word.
    package let needsWord: Bool

    private enum Fields {
        static let letters = Field(
            "letters", .range, .optional, "عدد الحروف قبل الأرقام", "nombre de lettres avant les chiffres", "letters before the digits")
        static let digits = Field("digits", .range, .required, "عدد الأرقام", "nombre de chiffres", "how many digits")
        static let starts = Field(
            "starts", .list(of: .plain(1...6)), .optional, "الأرقام الأولى الممكنة", "premiers chiffres possibles", "possible first digits")
        static let birthDate = Field(
            "birth_date", .whole, .optional, "موضع تاريخ الميلاد (سنة شهر يوم) في الرقم", "place de la date de naissance (aammjj)",
            "where a birth date (yymmdd) begins in the digits")
        static let words = Field(
            "words", .list(of: .plain(2...40)), .optional, "كلمات تدل على الوثيقة", "mots qui désignent la pièce",
            "words that name the paper")
        static let needsWord = Field(
            "needs_word", .flag, .optional, "لا يُعد رقم وثيقة إلا بعد كلمة تدل عليها", "ne compte qu’après un tel mot",
            "counts only after such a word")
    }

    static let fields = [
        Fields.letters.declared, Fields.digits.declared, Fields.starts.declared, Fields.birthDate.declared, Fields.words.declared,
        Fields.needsWord.declared,
    ]

    init?(_ reader: inout FieldReader) {
        letters = reader.read(Fields.letters) ?? 0...0
        let digits = reader.read(Fields.digits)
        starts = reader.list(Fields.starts)
        birthDate = reader.read(Fields.birthDate)
        words = reader.list(Fields.words)
        needsWord = reader.read(Fields.needsWord) ?? false
        guard let digits else { return nil }
        self.digits = digits
    }
}

extension FieldType where Value == ClosedRange<Int> {
    /// A count, `8`, or a range of counts, `5-7`.
    fileprivate static var range: FieldType {
        let schema = FieldSchema.plain(1...7)
        return FieldType(schema: schema) { node, context in
            guard let text = context.text(node, schema: schema) else { return nil }
            let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1], 0 <= low, low <= high,
                high < 100
            else {
                context.report(.wrongType, at: node, detail: "8, 5-7")
                return nil
            }
            return low...high
        }
    }
}

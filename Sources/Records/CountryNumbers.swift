internal import Diagnostics
internal import FrontMatter
internal import Localization

/// A part of a country's numbering plan, which separates personal numbers from service numbers.
package struct NationalNumberingPlan: Sendable {
    /// The country code without a plus: `212`.
    package let code: String
    /// The trunk prefix; empty if there is none.
    package let trunk: String
    /// Allowed digit counts without the trunk prefix.
    package let lengths: [Int]
    /// Leading digits of numbers that may be personal, without the trunk prefix; empty for all.
    package let personal: [String]
    package let services: [String]

    private enum Fields {
        static let code = Field("phone-plans.code", .plain(1...4), .required)
        static let trunk = Field("phone-plans.trunk", .plain(1...3), .optional)
        static let lengths = Field("phone-plans.lengths", .list(of: .whole, 1...6), .required)
        static let personal = Field("phone-plans.personal", .list(of: .plain(1...6)), .optional)
        static let services = Field("phone-plans.services", .list(of: .plain(1...6)), .optional)
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

/// The number format of one kind of identity document.
package struct IdentityDocumentFormat: Sendable {
    /// Allowed counts of letters before the digits, and of digits.
    package let letters: ClosedRange<Int>
    package let digits: ClosedRange<Int>
    /// Allowed leading digits; empty if any is allowed.
    package let starts: [String]
    /// The position of a birth date (`yymmdd`) in the digits, from 1.
    package let birthDate: Int?
    /// Words that introduce the number.
    package let words: [String]
    /// Whether a number is reported only after such a word.
    package let needsWord: Bool

    private enum Fields {
        static let letters = Field("identity-documents.letters", .range, .optional)
        static let digits = Field("identity-documents.digits", .range, .required)
        static let starts = Field("identity-documents.starts", .list(of: .plain(1...6)), .optional)
        static let birthDate = Field("identity-documents.birth_date", .whole, .optional)
        static let words = Field("identity-documents.words", .list(of: .plain(2...40)), .optional)
        static let needsWord = Field("identity-documents.needs_word", .flag, .optional)
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

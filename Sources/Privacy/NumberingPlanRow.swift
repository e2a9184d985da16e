internal import Bytes

/// A telephone plan as text, for a program that checks what is typed before it is sent.
package struct NumberingPlanRow: Sendable {
    package let code: String
    package let trunk: String
    package let lengths: [Int]
    package let personal: [String]
    package let official: [String]
    /// Whether the plan is of a country of the site.
    package let isOwn: Bool
}

extension PrivacyAllowlist {
    /// The plans of the site's countries, then the embedded ones.
    package var phonePlans: [NumberingPlanRow] {
        func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self) }
        return (countries.flatMap(\.plans) + CompiledNumberingPlan.library).map {
            NumberingPlanRow(
                code: text($0.code), trunk: text($0.trunk), lengths: $0.lengths, personal: $0.personal.map(text),
                official: $0.official.map(text), isOwn: $0.isOwn)
        }
    }
}

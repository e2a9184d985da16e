internal import Bytes
internal import Diagnostics
internal import FrontMatter
package import Localization

/// The currency of a country, as its file declares it.
package struct Currency: Sendable {
    /// An ISO 4217 code: `MAD`.
    package let code: String
    package let name: LocalizedText

    private static let codeField = Field("country-currency.code", .currencyCode, .required)
    private static let nameField = Field("country-currency.name", .local, .required)
    static let fields = [codeField.declared, nameField.declared]

    init?(_ reader: inout FieldReader) {
        let code = reader.read(Self.codeField)
        guard let name = reader.read(Self.nameField), let code else { return nil }
        (self.code, self.name) = (code, name)
    }
}

/// Currencies that costs may have in any site; the others are those of its countries.
package enum BuiltInCurrency: String, TranslatedVocabulary {
    case EUR, USD

    package static let textGroup = "vocabularies.currency"
}

extension FieldType where Value == String {
    /// An ISO 4217 code in capitals; small letters are accepted.
    static var currencyCode: FieldType {
        let schema = FieldSchema.plain(3...3)
        return FieldType(schema: schema) { node, context in
            guard let text = context.text(node, schema: schema) else { return nil }
            let code = text.uppercased()
            guard code.utf8.count == 3, code.utf8.allSatisfy(\.isASCIILetter) else {
                context.report(
                    .unknownValue, at: node, detail: BuiltInCurrency.allCases.map(\.rawValue).joined(separator: ", ") + "…")
                return nil
            }
            if code != text { context.accept(node, as: code) }
            return code
        }
    }
}

/// Reports currencies that the site does not know.
enum CurrencyChecks {
    /// Reports costs in a currency that neither a country nor `BuiltInCurrency` declares.
    static func check(_ catalogue: Catalogue) -> [Diagnostic] {
        let known = catalogue.countries.all.compactMap(\.currency?.code) + BuiltInCurrency.allCases.map(\.rawValue)
        return catalogue.practices.all.compactMap { practice in
            guard let cost = practice.cost, !known.contains(cost.currency) else { return nil }
            return Diagnostic(
                .unknownValue, at: cost.currencyLocation, offendingText: cost.currency, detail: known.joined(separator: ", "),
                suggestion: SpellingSuggestion.nearest(to: cost.currency, among: known))
        }
    }
}

extension Catalogue {
    /// The name of a currency; nil if neither the program nor a country of the site names it.
    package func currencyName(_ code: String) -> LocalizedText? {
        BuiltInCurrency(rawValue: code)?.label ?? countries.all.lazy.compactMap(\.currency).first { $0.code == code }?.name
    }
}

internal import Bytes
internal import Diagnostics
internal import FrontMatter
package import Localization

/// A source under the key by which an entry cites it: one of the collection, or one that the entry describes itself.
///
/// A class, since every page and table that lists it shares the value.
package final class Citation: Sendable {
    package let key: String
    package let publisher: String
    package let title: String
    /// Nil if the source is undated.
    package let date: PartialDate?
    package let url: String?
    package let language: String?
    package let confidence: FactConfidence
    /// Nil: the entry describes the source itself.
    package let source: Source?

    private init?(_ reader: inout FieldReader) {
        let key = reader.read(Fields.key)
        let publisher = reader.read(Fields.publisher)
        let title = reader.read(Fields.title)
        let date = reader.read(Fields.date)
        url = reader.read(Fields.url)
        language = reader.read(Fields.language)
        let confidence = reader.read(Fields.confidence)
        source = nil
        guard let key, let publisher, let title, let date, let confidence else { return nil }
        (self.key, self.publisher, self.title, self.date, self.confidence) = (key, publisher, title, date.date, confidence)
    }

    /// - Parameter address: where the source is to be read; nil where it is unknown or must not be published.
    init(_ source: Source, key: String, address: String?) {
        self.key = key
        (publisher, title, date, url) = (source.publisher, source.title, source.date, address)
        (language, confidence, self.source) = (source.language, source.confidence, source)
    }

    /// Where the source stands in a page that cites it.
    package var anchor: String { "src-" + key }

    private enum Fields {
        static let key = Field("sources.key", .plain(1...40), .required)
        static let publisher = Field("sources.publisher", .plain(2...300), .required)
        static let title = Field("sources.title", .plain(2...500), .required)
        static let date = Field("sources.date", .dateOrUndated, .required)
        static let url = Field("sources.url", .address, .optional)
        static let language = Field("sources.language", .languageTag, .optional)
        static let confidence = Field("sources.confidence", FieldType<FactConfidence>.vocabulary, .required)
        static let all = [
            key.declared, publisher.declared, title.declared, date.declared, url.declared, language.declared, confidence.declared,
        ]
    }

    /// The fields that all collections share in which texts cite: sources that have no record, and the order of their numbers.
    static let list = Field("common.sources", .list(of: type), .optional)
    static let order = Field("common.source_order", .list(of: .plain(1...40)), .optional)
    static let fields = [list.declared, order.declared]

    private static let type = FieldType<Citation>.object(Fields.all) { Citation(&$0) }
}

/// A date, or the statement that the source is undated.
package struct DateOrUndated: Sendable {
    package let date: PartialDate?
}

extension FieldType where Value == DateOrUndated {
    static var dateOrUndated: FieldType {
        FieldType(schema: .date) { node, context in
            if node.scalar == "undated" { return DateOrUndated(date: nil) }
            guard let text = context.text(node, schema: .date) else { return nil }
            if RecognizedInputWords.undated.contains(text.foldedLabel) {
                context.accept(node, as: "undated")
                return DateOrUndated(date: nil)
            }
            return context.date(text, of: node, expected: FieldSchema.date.words + ", undated").map { DateOrUndated(date: $0) }
        }
    }
}

extension FieldType where Value == String {
    /// A language code, such as `ar` or `pt-BR`; names of common languages are accepted.
    static var languageTag: FieldType {
        FieldType(schema: .plain(2...8)) { node, context in
            guard let text = context.text(node, schema: .plain(2...8)) else { return nil }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            if (2...3).contains(parts[0].count), text.utf8.allSatisfy({ $0.isASCIILetter || $0 == .hyphen }),
                parts[0].utf8.allSatisfy({ $0.isASCIILowercase })
            {
                return text
            }
            guard let code = RecognizedInputWords.languageCode(text) else {
                context.report(.unknownValue, at: node, detail: "ar, fr, en, es, it, de…")
                return nil
            }
            context.accept(node, as: code)
            return code
        }
    }
}

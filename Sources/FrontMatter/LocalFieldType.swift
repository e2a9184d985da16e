internal import Diagnostics
package import Localization

extension FieldType where Value == LocalizedText {
    /// One text in several languages: `{ar: …, fr: …, en: …}`; that of the original is required.
    package static var local: FieldType<LocalizedText> {
        FieldType(schema: .local) { node, context in
            if case .mapping(let entries) = node.value {
                for (_, value) in entries { if let text = value.scalar { context.reportCitations(in: text, of: value) } }
            }
            return citableLocal.read(node, &context)
        }
    }

    /// The same where the text may cite sources.
    package static var citableLocal: FieldType<LocalizedText> {
        FieldType(schema: .local) { node, context in
            guard case .mapping(let entries) = node.value else {
                context.report(.wrongType, at: node, detail: FieldSchema.local.words)
                return nil
            }
            var texts: [Language: String] = [:]
            for (key, value) in entries {
                let code = key.scalar ?? ""
                guard let language = context.languages.find(code) else {
                    let known = context.languages.codes
                    context.report(
                        .unknownKey, at: key, detail: known.joined(separator: ", "),
                        suggestion: SpellingSuggestion.nearest(to: code, among: known))
                    continue
                }
                texts[language] = context.text(value, schema: .plain(nil))
            }
            guard let text = texts[context.original] else {
                context.report(.missingKey, at: node, offendingText: context.original.rawValue, detail: FieldSchema.local.words)
                return nil
            }
            return LocalizedText(text, in: context.original, others: texts)
        }
    }
}

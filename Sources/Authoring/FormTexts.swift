internal import FrontMatter
internal import Localization
internal import Records

/// The labels and help lines of forms, by the path of a field. A field without an entry is labelled by its declared help.
enum FormTexts {
    typealias Text = (label: LocalizedText, help: LocalizedText?)

    /// The texts `form-fields.all.<path>`, and for practices `form-fields.practices.<path>`.
    static func field(_ path: String, in collection: Collection) -> Text? {
        text("all." + path) ?? (collection == .practices ? text("practices." + path) : nil)
    }

    private static func text(_ name: String) -> Text? {
        LocalizedText.existing(group: "form-fields", name: name + ".label").map {
            ($0, LocalizedText.existing(group: "form-fields", name: name + ".help"))
        }
    }

    /// The help text with the format of the value.
    static func help(_ help: LocalizedText?, schema: FieldSchema, key: String) -> LocalizedText? {
        let addition: LocalizedText? =
            switch schema {
            case .plain(let range?) where range.lowerBound >= 10:
                LocalizedText(.formHelpLength, [MessageArgument("least", range.lowerBound), MessageArgument("most", range.upperBound)])
            case .date: LocalizedText(.formHelpDate)
            case .address: LocalizedText(.formHelpAddress)
            default: nil
            }
        guard let help, let addition else { return help ?? addition }
        return LocalizedText(.formHelpJoined, [MessageArgument("help", help), MessageArgument("addition", addition)])
    }

    static func title(of group: FormModel.Group, isPractice: Bool) -> LocalizedText {
        switch group {
        case .subject: LocalizedText(isPractice ? .formGroupPracticeSubject : .formGroupSubject)
        case .practice: LocalizedText(isPractice ? .formGroupPractice : .formGroupBody)
        case .results: LocalizedText(.formGroupResults)
        case .sources: LocalizedText(.formGroupSources)
        case .details: LocalizedText(.formGroupDetails)
        }
    }
}

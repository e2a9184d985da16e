internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Records

/// The words of `tabadul withdraw`.
enum WithdrawWords {
    static func text(_ plan: WithdrawalPlan, _ target: RecordKey, _ graph: SiteGraph, _ language: Language) -> String {
        let title = graph.catalogue.find(target)?.title(in: language).text ?? target.id
        var lines = [heading(title, target.path)[language]]
        let others = plan.withdrawn.dropFirst()
        if !others.isEmpty {
            lines.append(also(others.count)[language])
            lines += others.map { "  \($0.path): \(graph.catalogue.find($0)?.title(in: language).text ?? "")" }
        }
        if plan.steps.isEmpty { lines.append(nothing[language]) }
        for step in plan.steps {
            lines.append("\(step.location.path):\(step.location.line):\(max(1, step.location.column)): → \(step.target.path)")
            lines.append("  " + action(step.action, graph, language))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func action(_ action: WithdrawalPlan.Step.Action, _ graph: SiteGraph, _ language: Language) -> String {
        switch action {
        case .removed(let field, false):
            LocalizedText(
                ar: "\(field): تُحذف الإشارة.", fr: "\(field) : le renvoi est retiré.", en: "\(field): the reference is removed.")[language]
        case .removed(let field, true):
            LocalizedText(
                ar: "\(field): يُحذف العنصر كله لأنه لا يكون بلا هذه الإشارة.",
                fr: "\(field) : l’élément entier est retiré, car il ne peut se passer de ce renvoi.",
                en: "\(field): the whole item is removed, as it cannot be without this reference.")[language]
        case .unlinked(let words):
            LocalizedText(
                ar: "يصير الرابط نصا: «\(words)»", fr: "Le lien devient du texte : « \(words) »", en: "The link becomes text: \"\(words)\"")[
                    language]
        case .replaced(let field, let other):
            LocalizedText(
                ar: "\(field): يحل محلها \(other.path).", fr: "\(field) : remplacé par \(other.path).",
                en: "\(field): replaced by \(other.path).")[
                    language]
        case .withdrawn(let field, let key):
            LocalizedText(
                ar: "\(field): لا بد منها، فتُسحب \(key.path) أيضا." + alternative(key, graph, .ar),
                fr: "\(field) : obligatoire ; \(key.path) est donc retirée aussi." + alternative(key, graph, .fr),
                en: "\(field): required, so \(key.path) is withdrawn too." + alternative(key, graph, .en))[language]
        case .byHand:
            LocalizedText(
                ar: "لم يمكن تعديل هذا الموضع آليا: احذف الإشارة بيدك.",
                fr: "Ce passage ne peut pas être modifié automatiquement : retirez le renvoi à la main.",
                en: "This place cannot be changed automatically: remove the reference by hand.")[language]
        }
    }

    /// An institution that could lead in place of the one that is withdrawn.
    private static func alternative(_ key: RecordKey, _ graph: SiteGraph, _ language: Language) -> String {
        guard key.collection == .practices, let practice = graph.catalogue.practices.find(key.id), let lead = practice.lead.first else {
            return ""
        }
        let candidates = practice.partners + [graph.catalogue.countries[practice.country].committee]
        guard let other = candidates.first(where: { $0 != lead }) else { return "" }
        let option = "--replace-with \(other.key.path)"
        return LocalizedText(
            ar: " أو سمِّ غيرها، مثلا: \(option)", fr: " Ou nommez-en une autre, par exemple : \(option)",
            en: " Or name another, for example: \(option)")[language]
    }

    private static func heading(_ title: String, _ path: String) -> LocalizedText {
        LocalizedText(ar: "سحب «\(title)» (\(path))", fr: "Retrait de « \(title) » (\(path))", en: "Withdrawing \"\(title)\" (\(path))")
    }

    private static func also(_ count: Int) -> LocalizedText {
        LocalizedText(
            ar: "ولا تُنشر من دونها هذه البطاقات (\(count))، فتُسحب معها:",
            fr: "Ces fiches (\(count)) ne peuvent s’en passer et sont retirées avec elle :",
            en: "These notes (\(count)) cannot be without it and are withdrawn with it:")
    }

    private static let nothing = LocalizedText(
        ar: "لا شيء يشير إليها.", fr: "Rien ne renvoie à elle.", en: "Nothing leads to it.")
    static let notYet = LocalizedText(
        ar: "لم يُكتب شيء بعد. لكتابة هذه التغييرات أضف --apply.", fr: "Rien n’est encore écrit. Pour écrire ces changements : --apply.",
        en: "Nothing is written yet. To write these changes, add --apply.")
    static let remaining = LocalizedText(
        ar: "بعد هذه التغييرات يبقى ما يمنع النشر؛ لم يُكتب شيء:",
        fr: "Après ces changements, ceci empêcherait encore la publication ; rien n’est écrit :",
        en: "After these changes, this would still prevent publication; nothing is written:")

    static func done(_ count: Int) -> LocalizedText {
        LocalizedText(ar: "كُتبت الملفات: \(count).", fr: "Fichiers écrits : \(count).", en: "Files written: \(count).")
    }

    static func unwritable(_ path: String) -> LocalizedText {
        LocalizedText(
            ar: "تغيّر الملف في الأثناء أو تعذرت كتابته، فلم يُمس: \(path)",
            fr: "Le fichier a changé entre-temps ou ne peut être écrit ; il reste intact : \(path)",
            en: "The file has changed meanwhile or cannot be written; it is untouched: \(path)")
    }

    static func unknown(_ word: String, _ nearest: [String]) -> LocalizedText {
        let list = nearest.joined(separator: ", ")
        return LocalizedText(
            ar: "لا بطاقة باسم «\(word)»." + (list.isEmpty ? "" : " هل تقصد: \(list)؟"),
            fr: "Aucune fiche « \(word) »." + (list.isEmpty ? "" : " Vouliez-vous dire : \(list) ?"),
            en: "There is no note \"\(word)\"." + (list.isEmpty ? "" : " Did you mean: \(list)?"))
    }

    static func otherCollection(_ path: String, _ folder: String) -> LocalizedText {
        LocalizedText(
            ar: "--replace-with \(path): المطلوب بطاقة أخرى من \(folder).",
            fr: "--replace-with \(path) : il faut une autre fiche de \(folder).",
            en: "--replace-with \(path): another note of \(folder) is needed.")
    }
}

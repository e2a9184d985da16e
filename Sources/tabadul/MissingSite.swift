internal import Localization
internal import Tools

extension BuiltSite {
    /// The error of commands that need a built site.
    static var missing: LocalizedText {
        LocalizedText(
            ar: "لا موقع مبنيا هنا؛ نفّذ أولا \(Console.program) build:",
            fr: "Pas de site construit ici ; lancez d’abord \(Console.program) build :",
            en: "No built site here; run \(Console.program) build first:")
    }
}

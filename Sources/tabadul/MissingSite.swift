internal import Localization
internal import Tools

extension BuiltSite {
    /// The error of commands that need a built site.
    static var missing: LocalizedText {
        LocalizedText(.commandsNoBuiltSite, [TextValue("program", Console.program)])
    }
}

internal import Localization
internal import Tools

extension BuiltSiteFolder {
    /// The error of commands that need a built site.
    static var missing: LocalizedText {
        LocalizedText(.commandsNoBuiltSite, [MessageArgument("program", Console.program)])
    }
}

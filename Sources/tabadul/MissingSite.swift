internal import Localization
internal import Tools

extension BuiltSite {
    /// The error of commands that need a built site.
    static var missing: LocalizedText {
        LocalizedText(.commandsNoBuiltSite, [TextArgument("program", Console.program)])
    }
}

extension Language {
    /// The language of messages by the variables of the locale; English where they name none of ours. An empty variable counts as unset (POSIX).
    package static func ofMessages(in environment: [String: String]) -> Language {
        let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return builtIn.first { $0.rawValue == tag.prefix(2) } ?? .en
    }
}

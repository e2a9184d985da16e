internal import FrontMatter
internal import Localisation

/// How a value is laid out, in a file and in a form: what it may hold does not matter here.
enum FormShape {
    case text
    case list(Form)
    /// Keys of its own.
    case group([DeclaredField])
    /// Records in an order.
    case items([DeclaredField])

    init(_ form: Form, _ presence: Presence = .optional) {
        switch form {
        case .object(let fields): self = .group(fields)
        case .list(.object(let fields)): self = .items(fields)
        case .list(let element): self = .list(element)
        case .local:
            self = .group(
                Language.allCases.map { code in
                    let name = code.nativeName
                    let help = LocalizedText(ar: name, fr: name, en: name)
                    return DeclaredField(key: code.rawValue, form: .plain(nil), presence: code == .ar ? presence : .optional, help: help)
                })
        default: self = .text
        }
    }
}

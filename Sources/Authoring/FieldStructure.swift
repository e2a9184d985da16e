internal import FrontMatter
internal import Localization

/// The structure of a value in files and forms, independent of its type.
enum FieldStructure {
    case text
    case list(FieldSchema)
    /// Keys of its own.
    case group([DeclaredField])
    /// Records in an order.
    case items([DeclaredField])

    init(_ schema: FieldSchema, _ requirement: FieldRequirement = .optional) {
        switch schema {
        case .object(let fields): self = .group(fields)
        case .list(.object(let fields)): self = .items(fields)
        case .list(let element): self = .list(element)
        case .local:
            self = .group(
                Language.builtIn.map { code in
                    let name = code.nativeName
                    let help = LocalizedText { _ in name }
                    return DeclaredField(
                        key: code.rawValue, schema: .plain(nil), requirement: code == .ar ? requirement : .optional, help: help)
                })
        default: self = .text
        }
    }
}

/// The licence of the entries: its SPDX identifier and the address of its text.
package enum Licence {
    /// Creative Commons licences have addresses of their own; SPDX lists the others.
    package static func address(of name: String) -> String {
        let parts = name.split(separator: "-").map(String.init)
        if parts.count > 2, parts[0] == "CC", let version = parts.last, version.first?.isNumber == true {
            return "https://creativecommons.org/licenses/\(parts[1..<(parts.count - 1)].joined(separator: "-").lowercased())/\(version)/"
        }
        return "https://spdx.org/licenses/\(name).html"
    }
}

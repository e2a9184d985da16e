extension String {
    /// Whether the text contains a literal of at least two bytes.
    ///
    /// A branch-free scan for its last two bytes runs first: most texts contain neither, and every text of a build is checked.
    package func contains(bytesOf sign: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { bytes in
            sign.withUTF8Buffer { sign in
                let (first, second) = (sign[sign.count - 2], sign[sign.count - 1])
                var hits: UInt8 = 0
                for index in 1..<max(1, bytes.count) { hits |= (bytes[index &- 1] ^ first) | (bytes[index] ^ second) == 0 ? 1 : 0 }
                guard hits != 0, sign.count <= bytes.count else { return false }
                return (0...bytes.count - sign.count).contains { start in sign.indices.allSatisfy { bytes[start + $0] == sign[$0] } }
            }
        }
    }
}

internal import Records

/// Ranks related practices for each practice. Uses inverted lists, so that the cost is linear in shared properties, not in pairs.
enum RelatedPracticeRanking {
    /// The number of related practices kept for each practice.
    static let limit = 6
    /// Properties that more practices share are ignored: they say too little.
    static let commonest = 400

    static func entries(
        _ catalogue: Catalogue, naming: [RecordKey: [ID<Practice>]], proseLinks: [RecordKey: [RecordKey]]
    ) -> [ID<Practice>: [RelatedPractice]] {
        let practices = catalogue.practices.all
        let position = Dictionary(uniqueKeysWithValues: practices.enumerated().map { ($1.id, $0) })
        // From here practices are array indexes, since the loop below visits every pair that shares a property.
        let locations = naming.mapValues { $0.compactMap { position[$0] } }
        var mentions: [Int: Set<Int>] = [:]
        for (source, targets) in proseLinks where source.collection == .practices {
            guard let from = position[ID(source.id)] else { continue }
            for target in targets where target.collection == .practices {
                guard let to = position[ID(target.id)], to != from else { continue }
                mentions[from, default: []].insert(to)
                mentions[to, default: []].insert(from)
            }
        }
        var result: [ID<Practice>: [RelatedPractice]] = [:]
        var scores = [Int](repeating: 0, count: practices.count)
        var reasons = [UInt16](repeating: 0, count: practices.count)
        for (index, practice) in practices.enumerated() {
            var touched: [Int] = []
            func add(_ other: Int, _ reason: RelationReason) {
                if other == index { return }
                if scores[other] == 0 { touched.append(other) }
                scores[other] += reason.weight
                reasons[other] |= reason.bit
            }
            for (key, reason) in practice.comparableThings {
                guard let others = locations[key], others.count <= commonest else { continue }
                for other in others { add(other, reason) }
            }
            for other in practice.counterparts { if let other = position[other] { add(other, .counterpart) } }
            for other in locations[practice.key] ?? [] { add(other, .counterpart) }
            for other in mentions[index] ?? [] { add(other, .mention) }
            // Practices are sorted by id, so their indexes break ties.
            let best = touched.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(limit)
            result[practice.id] = best.map { other in
                let mask = reasons[other]
                let why = RelationReason.allCases.filter { mask & $0.bit != 0 }.sorted()
                return RelatedPractice(id: practices[other].id, score: scores[other], reasons: why)
            }
            for other in touched { (scores[other], reasons[other]) = (0, 0) }
        }
        return result
    }
}

extension RelationReason {
    /// Its bit in a set of reasons; a constant, since it is used once for each pair.
    fileprivate var bit: UInt16 {
        switch self {
        case .mention: 1
        case .counterpart: 2
        case .sameTopic: 4
        case .sameInstrument: 8
        case .sameInstitution: 16
        case .sameRoundTable: 32
        case .sameTheme: 64
        }
    }
}

extension Practice {
    /// The properties that make another practice related, with their reasons.
    fileprivate var comparableThings: [(RecordKey, RelationReason)] {
        var things: [(RecordKey, RelationReason)] = [(topic.key, .sameTopic)]
        things += instruments.map { ($0.key, .sameInstrument) }
        things += roundTables.map { ($0.key, .sameRoundTable) }
        things += Set(lead + partners).sorted().map { ($0.key, .sameInstitution) }
        if let first = themes.first { things.append((first.key, .sameTheme)) }
        return things
    }
}

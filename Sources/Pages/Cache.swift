internal import Synchronization

/// A value that few ask for, made when it is first asked for. Two tasks may make it at once; they make the same.
package final class Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let stored = Mutex<Value?>(nil)

    package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    package var value: Value {
        if let value = stored.withLock({ $0 }) { return value }
        let value = make()
        stored.withLock { $0 = value }
        return value
    }
}

/// Values that are the same for many pages, made when they are first asked for. Two tasks may make one at once; they make the same.
final class Cache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])

    func value(for key: Key, make: () -> Value) -> Value {
        if let value = values.withLock({ $0[key] }) { return value }
        let value = make()
        values.withLock { $0[key] = value }
        return value
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hub.Tests.Making;

/// <summary>Keeps what is logged.</summary>
internal sealed class ListedLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> entries = new();

    internal IReadOnlyCollection<(LogLevel Level, string Message)> Entries => entries;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((logLevel, formatter(state, exception)));
}

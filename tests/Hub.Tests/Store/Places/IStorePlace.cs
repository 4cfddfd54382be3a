using Hub.Store;

namespace Hub.Tests.Store;

/// <summary>Where a test's own store lies, in one of the databases; gone afterwards.</summary>
public interface IStorePlace : IAsyncDisposable
{
    /// <summary>Makes the place.</summary>
    Task CreateAsync();

    /// <summary>Opens the store that lies there, as another process does each time.</summary>
    IRecordStore Open(TimeProvider time);

    /// <summary>Changes the store behind its back.</summary>
    Task ExecuteAsync(string sql);

    /// <summary>Says that the store has the layout of another version.</summary>
    /// <param name="steps">The steps that brought it there.</param>
    Task SetLayoutAsync(int steps);
}

using System.Buffers;
using Hub.Indexing.Commits;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Matching;

/// <summary>One request: what it reads, what it has cost so far, and the memory it borrowed.</summary>
internal sealed class SearchContext(Commit commit, CancellationToken cancellationToken) : IDisposable
{
    private readonly List<ulong[]> rented = [];
    private readonly List<int[]> rentedInts = [];
    private long termsRead;

    internal Commit Commit => commit;

    internal QueryLimits Limits => commit.Limits;

    internal CancellationToken CancellationToken => cancellationToken;

    /// <summary>Clear bits for a segment's documents, to be used until the request ends.</summary>
    internal ulong[] RentBits(int docCount) => RentSums(DocSet.WordCount(docCount));

    /// <summary>Zeros, at least so many, to be used until the request ends.</summary>
    internal int[] RentInts(int count)
    {
        int[] ints = RentUnclear(count);
        ints.AsSpan(0, count).Clear();
        return ints;
    }

    /// <summary>Integers of any value, at least so many, to be used until the request ends.</summary>
    internal int[] RentUnclear(int count)
    {
        int[] ints = ArrayPool<int>.Shared.Rent(count);
        rentedInts.Add(ints);
        return ints;
    }

    /// <summary>Zeros, at least so many, to be used until the request ends.</summary>
    internal ulong[] RentSums(int count)
    {
        ulong[] sums = ArrayPool<ulong>.Shared.Rent(count);
        rented.Add(sums);
        sums.AsSpan(0, count).Clear();
        return sums;
    }

    /// <summary>Notes that so many terms were read from a dictionary, and stops a request that reads too many.</summary>
    internal void ReadTerms(long terms)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if ((termsRead += terms) > Limits.TermsRead)
            throw new QueryRefusedException($"The query would read more than {Limits.TermsRead:N0} terms. Make its wildcards or regular expressions begin with letters, or use fewer of them.");
    }

    public void Dispose()
    {
        foreach (ulong[] bits in rented) ArrayPool<ulong>.Shared.Return(bits);
        foreach (int[] ints in rentedInts) ArrayPool<int>.Shared.Return(ints);
        rented.Clear();
        rentedInts.Clear();
    }
}

using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>The digests of two stores as one stream, in order, each once.</summary>
internal static class MergedDigests
{
    public static async IAsyncEnumerable<string> ReadAsync(IAsyncEnumerable<string> one, IAsyncEnumerable<string> other, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var others = other.GetAsyncEnumerator(cancellationToken);
        var more = await others.MoveNextAsync();
        await foreach (var digest in one.WithCancellation(cancellationToken))
        {
            for (; more && string.CompareOrdinal(others.Current, digest) <= 0; more = await others.MoveNextAsync())
            {
                if (others.Current != digest)
                {
                    yield return others.Current;
                }
            }

            yield return digest;
        }

        for (; more; more = await others.MoveNextAsync())
        {
            yield return others.Current;
        }
    }
}

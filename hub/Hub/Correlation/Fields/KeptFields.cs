using System.Collections.Concurrent;

using Hub.Store;

namespace Hub.Correlation;

/// <summary>Gives transformations the samples of their fields back, out of the files they were read from; keeps a few at hand.</summary>
/// <param name="blobs">Where the files lie.</param>
public sealed class KeptFields(IBlobStore blobs) : IDisposable
{
    /// <summary>Files whose samples are kept at hand, and whose samples one graph takes up: each may hold <see cref="FileLimits.Samples"/> numbers.</summary>
    public const int Most = 4;

    private readonly ConcurrentDictionary<(string Digest, int Choice), Transformation> atHand = new();
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The same with all numbers; unchanged where the document has them, or where the file is lost: it then maps no points and says so.</summary>
    /// <param name="stored">As its document has it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<StoredTransformation> FilledAsync(StoredTransformation stored, CancellationToken cancellationToken)
    {
        if (stored.Original is not { FieldsOf: { } choice } original)
        {
            return stored;
        }

        if (!atHand.TryGetValue((original.Digest, choice), out var filled))
        {
            await one.WaitAsync(cancellationToken);
            try
            {
                filled = await ReadAsync(original, choice, cancellationToken);
            }
            catch (FileNotFoundException)
            {
                // The scrubbing of blobs reports it; other ways through the graph stay open.
                return stored;
            }
            finally
            {
                one.Release();
            }
        }

        return stored with { Transformation = filled };
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<Transformation> ReadAsync(KeptOriginal original, int choice, CancellationToken cancellationToken)
    {
        if (atHand.TryGetValue((original.Digest, choice), out var read))
        {
            return read;
        }

        await using var blob = await blobs.OpenReadAsync(original.Digest, cancellationToken);
        var bytes = new MemoryStream();
        await blob.CopyToAsync(bytes, cancellationToken);
        var file = TransformationFormats.Read(bytes.ToArray(), original.FileName);
        if (atHand.Count >= Most)
        {
            atHand.Clear();
        }

        return atHand[(original.Digest, choice)] = file.Transformations[choice].Transformation;
    }
}

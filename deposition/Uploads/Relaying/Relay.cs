using Hub.Store;

using Microsoft.Extensions.Logging;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Sends an upload's bytes on to the bucket, part after part, while they are staged. It is a head start and no more: what fails here is
/// sent from the staged file when the upload is complete.
/// </summary>
/// <param name="bucket">Takes the parts.</param>
/// <param name="upload">Whose bytes they are.</param>
/// <param name="plan">How they are cut.</param>
/// <param name="buffers">Memory for them.</param>
/// <param name="logger">Where it is said what the bucket refused.</param>
internal sealed partial class Relay(IPartedUploads bucket, StagedUpload upload, RelayPlan plan, PartBuffers buffers, ILogger logger) : IDisposable
{
    private readonly List<Task<SentPart?>> parts = [];
    private readonly CancellationTokenSource stop = new();
    private Task<PartedObject>? begun;
    private byte[]? buffer;
    private LinkedListNode<byte[]>? rested;
    private int filled;
    private volatile bool isGivenUp;

    /// <summary>Takes the next bytes; waits while as many parts are under way as may be.</summary>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!isGivenUp && !bytes.IsEmpty)
        {
            buffer ??= filled > 0 ? Wake() : await RentAsync();
            if (buffer is null)
            {
                GiveUp();
                return;
            }

            var some = Math.Min(bytes.Length, plan.PartBytes - filled);
            bytes[..some].CopyTo(buffer.AsMemory(filled));
            bytes = bytes[some..];
            filled += some;
            if (filled == plan.PartBytes)
            {
                Send();
            }
        }
    }

    /// <summary>Ends a request's bytes: a part that is not full waits for more, where nobody else needs its memory, unless the upload is complete.</summary>
    public void Rest(bool isComplete)
    {
        if (isGivenUp)
        {
            GiveUp();
        }
        else if (buffer is not null && isComplete)
        {
            Send();
        }
        else if (buffer is not null)
        {
            (rested, buffer) = (buffers.Rest(buffer), null);
        }
    }

    /// <summary>Makes what was sent a blob, if all of it was.</summary>
    /// <returns>Whether it is one, and durable.</returns>
    public async Task<bool> AdoptAsync(BlobReference blob, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await Task.WhenAll(parts);
            if (isGivenUp || begun is null || sent.Sum(part => part?.Length ?? 0) != blob.Length)
            {
                return false;
            }

            await bucket.JoinAsync(await begun, sent!, cancellationToken);
            await bucket.AdoptAsync(await begun, blob, cancellationToken);
            begun = null;
            return true;
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested)
        {
            LogRefused(refused, upload.Id);
            return false;
        }
    }

    /// <summary>Drops what was not adopted.</summary>
    public async Task DropAsync()
    {
        Dispose();
        await Task.WhenAll(parts);
        try
        {
            if (begun is not null)
            {
                await bucket.DropAsync(await begun, CancellationToken.None);
            }
        }
        catch (Exception refused)
        {
            // The sweep of the bucket drops it when it is old enough.
            LogLeft(refused, upload.Id);
        }
    }

    /// <summary>Stops; the sweep of the bucket drops what is there.</summary>
    public void Dispose()
    {
        GiveUp();
        stop.Cancel();
        stop.Dispose();
    }

    private async Task<byte[]?> RentAsync()
    {
        while (true)
        {
            var underWay = parts.Where(part => !part.IsCompleted).ToList();
            if (underWay.Count < plan.PartsAtOnce && buffers.TryRent(plan.PartBytes, isSpare: underWay.Count >= RelayPlan.UsualParts) is { } rented)
            {
                return rented;
            }

            if (underWay.Count == 0)
            {
                return null;
            }

            await Task.WhenAny(underWay);
        }
    }

    private void Send()
    {
        var (full, length) = (buffer!, filled);
        (buffer, filled) = (null, 0);
        begun ??= bucket.BeginAsync(upload.Id, stop.Token);
        parts.Add(SendAsync(begun, parts.Count + 1, full, length));
    }

    private async Task<SentPart?> SendAsync(Task<PartedObject> began, int number, byte[] full, int length)
    {
        await Task.Yield();
        try
        {
            return await bucket.PutAsync(await began, number, new MemoryStream(full, 0, length, writable: false), stop.Token);
        }
        catch (Exception refused)
        {
            isGivenUp = true;
            if (!stop.IsCancellationRequested)
            {
                LogRefused(refused, upload.Id);
            }

            return null;
        }
        finally
        {
            buffers.Return(full);
        }
    }

    private byte[]? Wake()
    {
        var woken = rested is null ? null : buffers.Wake(rested);
        rested = null;
        return woken;
    }

    private void GiveUp()
    {
        isGivenUp = true;
        if ((buffer ?? Wake()) is { } unused)
        {
            buffers.Return(unused);
        }

        (buffer, filled) = (null, 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bucket refused a part of the upload {Upload} while it was staged; the staged file is sent when it is complete")]
    private partial void LogRefused(Exception refused, string upload);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parts of the upload {Upload} stay in the bucket until they are swept by age")]
    private partial void LogLeft(Exception refused, string upload);
}

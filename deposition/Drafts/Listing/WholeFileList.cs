using System.Globalization;
using System.Text;

using Hub.Deposition.Uploads;
using Hub.Store;

namespace Hub.Deposition.Drafts;

/// <summary>The file list that the hub keeps by itself for depositors who do not write one: every uploaded file with its size.</summary>
/// <param name="files">What deposits hold.</param>
/// <param name="blobs">Where lists are kept.</param>
/// <param name="time">The clock.</param>
public sealed class WholeFileList(DepositFiles files, IBlobStore blobs, TimeProvider time)
{
    /// <summary>Its path in a deposit.</summary>
    public const string Path = "all-files.tsv";

    /// <summary>Brings the list to what the deposit holds, if its document names the list.</summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="cancellationToken">Stops it; the former list stays.</param>
    public async Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var lists = deposit.Submission.FileLists();
        if (!deposit.IsEditable || !lists.Contains(Path))
        {
            return;
        }

        await using var blob = await blobs.CreateAsync(cancellationToken);
        await using (var text = new StreamWriter(blob.Content, new UTF8Encoding(false), leaveOpen: true))
        {
            await text.WriteAsync("Files\tSize\n");
            await foreach (var file in files.ReadAsync(deposit.Accession, "", cancellationToken))
            {
                if (!lists.Contains(file.Path))
                {
                    await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{file.Path}\t{file.Length}\n"));
                }
            }
        }

        var kept = await blob.CommitAsync(cancellationToken);
        if ((await files.FindAsync(deposit.Accession, Path, cancellationToken))?.Digest != kept.Digest)
        {
            await files.AddAsync(
                new DepositFile { Deposit = deposit.Accession, Path = Path, UploadedAs = Path, Digest = kept.Digest, Length = kept.Length, By = "hub", At = time.GetUtcNow() },
                cancellationToken);
        }
    }
}

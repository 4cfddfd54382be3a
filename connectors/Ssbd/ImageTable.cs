using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>SSBD's table of images in OME-Zarr, one row an image, for all curated projects in one file.</summary>
internal static class ImageTable
{
    /// <summary>Fetches the table.</summary>
    public static async Task<PayloadPart> FetchAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var request = new ArchiveRequest(archive.Address("images")) { Accept = "text/csv, text/plain;q=0.9", MaxBytes = 512L << 20 };
        return (await client.SendAsync(request, cancellationToken)).AsPart(SsbdKeys.TablePart);
    }

    /// <summary>Reads one record for each project.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        var projects = new Dictionary<int, (ImageRow First, int Images)>();
        var unnumbered = 0;
        try
        {
            await foreach (var row in ImageRows.ReadAsync(payload, number: null, cancellationToken))
            {
                if (row.Number is not { } number)
                {
                    unnumbered++;
                    continue;
                }

                projects[number] = projects.TryGetValue(number, out var known) ? (known.First, known.Images + 1) : (row, 1);
            }
        }
        catch (ArchiveException malformed)
        {
            return StatedRecords.Unreadable("table-malformed", malformed.Message, SsbdKeys.TablePart);
        }

        var records = projects.Select(project => ImageProject.Record(project.Key, project.Value.First, project.Value.Images)).ToList();
        return records.Count == 0
            ? StatedRecords.Unreadable("table-empty", "The table names no project; check the endpoint 'images', or leave it out.", SsbdKeys.TablePart)
            : new StatedRecords(records, unnumbered == 0 ? [] : [new Problem(ProblemSeverity.Warning, "number-missing", $"{unnumbered} rows name no project with a number and were left out.", "Project Name")]);
    }
}

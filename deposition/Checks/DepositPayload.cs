using Hub.Deposition.PageTab;
using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>A deposit as the importer gets it: the page-tab document and its file lists, in the parts of a BioStudies payload.</summary>
public static class DepositPayload
{
    private const string Document = "study.json";
    private const string List = "lists/";

    /// <summary>The payload.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="files">What was uploaded with it; a list that is missing there is missing in the payload.</param>
    /// <param name="cancellationToken">Stops the look for the lists.</param>
    public static async Task<Payload> OfAsync(Submission submission, IUploadedFiles files, CancellationToken cancellationToken)
    {
        var parts = new List<PayloadPart> { new(Document, new MemoryContent(PageTabDocument.Write(submission, PageTabForm.Json))) { MediaType = "application/json" } };
        foreach (var name in submission.FileLists())
        {
            if (await files.FindAsync(name, cancellationToken) is { } list)
            {
                parts.Add(new PayloadPart(List + name, list.Content) { MediaType = FileListReader.IsTabbed(name) ? "text/tab-separated-values" : "application/json" });
            }
        }

        return new Payload(submission.Accno ?? "draft", parts);
    }
}

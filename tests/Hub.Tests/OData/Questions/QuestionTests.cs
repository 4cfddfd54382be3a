namespace Hub.Tests.OData;

/// <summary>Whatever is filtered, ordered, cut, selected and expanded together, the answer is that of LINQ over the same records.</summary>
public sealed class QuestionTests(RunningOData service) : IClassFixture<RunningOData>
{
    private const int Queries = 250;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Queries_for_datasets_are_answered_as_LINQ_does(int seed)
    {
        var questions = new GeneratedQuestions(seed, service.Catalogue.Records);
        for (int i = 0; i < Queries; i++) await CompareAsync(questions.Next());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Queries_for_files_by_their_key_values_are_answered_as_LINQ_does_page_after_page(int seed)
    {
        var questions = new GeneratedFileQuestions(seed, service.Catalogue.Records);
        for (int i = 0; i < Queries; i++) await CompareAsync(questions.Next());
    }

    private async Task CompareAsync(QuestionCase question)
    {
        var found = new List<string>();
        for (string? next = question.Address; next is not null;)
        {
            var page = await service.JsonAsync(next);
            found.AddRange(page.GetProperty("value").EnumerateArray().Select(question.Read));
            if (page.TryGetProperty("@odata.count", out var count)) count.GetInt32().ShouldBe(question.Total, question.Address);
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        Values.Difference(found, question.Lines).ShouldBeNull(question.Address);
    }
}

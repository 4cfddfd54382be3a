using Microsoft.Extensions.Options;

namespace Hub.Deposition.Uploads;

/// <summary>Refuses wrong settings at the start.</summary>
[OptionsValidator]
public sealed partial class UploadOptionsValidator : IValidateOptions<UploadOptions>;

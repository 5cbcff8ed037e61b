using System.CommandLine;
using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary>The job that a verb is about.</summary>
internal sealed class JobSidArgument : Argument<JobSid>
{
    public JobSidArgument()
        : base("job-sid")
    {
        Description = "The job's SID: JS and 32 hexadecimal digits.";
        CustomParser = result =>
        {
            if (!JobSid.TryParse(result.Tokens[0].Value, out var jobSid))
            {
                result.AddError("That is no job SID: it must be JS and 32 hexadecimal digits.");
            }

            return jobSid;
        };
    }
}

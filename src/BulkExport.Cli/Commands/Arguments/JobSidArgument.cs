using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the argument that specifies the SID of the job that a command applies to.</summary>
internal sealed class JobSidArgument : Argument<JobSid>
{
    public JobSidArgument()
        : base("job-sid")
    {
        Description = "The SID of the job: JS followed by 32 hexadecimal digits.";
        CustomParser = result =>
        {
            if (!JobSid.TryParse(result.Tokens[0].Value, out var jobSid))
            {
                result.AddError("Invalid job SID. Expected JS followed by 32 hexadecimal digits.");
            }

            return jobSid;
        };
    }
}

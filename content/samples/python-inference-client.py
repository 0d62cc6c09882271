# Python: InferenceClient
# pip install huggingface_hub
import os

from huggingface_hub import InferenceClient
from huggingface_hub.errors import HfHubHTTPError

client = InferenceClient(
    api_key=os.environ["HF_TOKEN"],
    provider="nscale",  # needs: provider
    bill_to="my-org",  # needs: bill-to
)
try:
    answer = client.chat_completion(
        model="openai/gpt-oss-20b",
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print(answer.choices[0].message.content)
except HfHubHTTPError as error:
    print(error.response.status_code, error)
